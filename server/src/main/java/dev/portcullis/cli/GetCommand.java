package dev.portcullis.cli;

import dev.portcullis.catalog.AuthorRule;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlWriter;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.draft.PlainValue;
import dev.portcullis.store.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis get}: what a policy or a store holds. */
@Command(
        name = "get",
        description = {
            "Lists the resources of a policy or a store, or gives them back as they were written, comments and layout aside."
                    + " Of a store with broken resources it lists the others.",
            "Kinds: lock, role, user, trusted_cluster, cluster_auth_preference (cap), cluster_networking_config"
                    + " (netconfig), cluster_name, resource and rule; `locks` and `tctl`'s other spellings are known too. Expired locks are"
                    + " listed like others, and marked."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is listed, however little there is",
            "1:there is no resource of a given name",
            "2:the command line or the policy cannot be used"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis get --policy policy/",
            "  portcullis get --policy policy/ locks",
            "  portcullis get --store sqlite:portcullis.db locks",
            "  portcullis get --policy policy/ role/dev -o yaml",
            "  portcullis get --policy policy/ roles,users -o json"
        })
final class GetCommand implements Callable<Integer> {
    /** What the result looks like. */
    enum Output {
        /** A table for each kind. */
        TEXT,
        /** A document for each resource. */
        YAML,
        /** One list of all resources. */
        JSON
    }

    private final Terminal terminal;

    @Mixin
    private final PolicySource policy;

    @Parameters(
            arity = "0..*",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "[KIND[/NAME],...]",
            description = "All resources of a kind, or the one of a name; `all` or nothing for everything.")
    private List<String> wanted = List.of(ResourceReference.ALL);

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, yaml or json. Default: ${DEFAULT-VALUE}.")
    private Output output = Output.TEXT;

    GetCommand(Terminal terminal) {
        this.terminal = terminal;
        this.policy = new PolicySource(terminal);
    }

    @Override
    public Integer call() {
        List<ResourceReference> references = wanted.stream()
                .filter(word -> !RuleReference.isOnly(word))
                .map(ResourceReference::of)
                .toList();
        PolicyReading read = part(references).map(policy::read).orElseGet(policy::read);
        CatalogReading reading = read.catalog();
        if (reading.accepted()) {
            DecisionInput.report(terminal, leftOut(reading));
            return list(reading, references);
        }
        DecisionInput.report(terminal, reading.diagnostics());
        if (read.home() == PolicyReading.Home.STORE) {
            list(reading, references);
        }
        return ExitCode.BAD_INPUT;
    }

    /** Resources of some kinds stand for themselves; rules, and everything, are read together. */
    private Optional<Excerpt> part(List<ResourceReference> references) {
        boolean someKinds = references.size() == wanted.size()
                && references.stream().allMatch(reference -> reference.kinds().size() == 1);
        return someKinds
                ? Optional.of(Excerpt.ofKinds(references.stream()
                        .flatMap(reference -> reference.kinds().stream())
                        .map(Kind::word)
                        .toList()))
                : Optional.empty();
    }

    /** The documents that no listing shows; all other warnings are for {@code check}. */
    private static List<Diagnostic> leftOut(CatalogReading reading) {
        return reading.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() == DiagnosticCode.UNKNOWN_KIND)
                .toList();
    }

    private int list(CatalogReading reading, List<ResourceReference> references) {
        List<AuthorRule> rules = reading.catalog().rules();
        List<RuleReference> ruleReferences =
                wanted.stream().flatMap(word -> RuleReference.of(word).stream()).toList();
        List<String> missing = Stream.concat(
                        references.stream().flatMap(reference -> reference.missingFrom(reading.documents()).stream()),
                        ruleReferences.stream().flatMap(reference -> reference.missingFrom(rules).stream()))
                .toList();
        if (!missing.isEmpty()) {
            missing.forEach(complaint -> terminal.err().println("portcullis: " + complaint));
            return ExitCode.FAILED;
        }
        List<Document> found = reading.documents().stream()
                .filter(document -> references.stream().anyMatch(reference -> reference.names(document)))
                .toList();
        List<AuthorRule> foundRules = rules.stream()
                .filter(rule -> ruleReferences.stream().anyMatch(reference -> reference.names(rule)))
                .toList();
        print(reading, found, foundRules);
        if (found.isEmpty() && foundRules.isEmpty()) {
            terminal.err().println("portcullis: there are no such resources");
        }
        return ExitCode.OK;
    }

    private void print(CatalogReading reading, List<Document> found, List<AuthorRule> rules) {
        List<YamlNode> nodes = Stream.concat(
                        found.stream().map(Document::node), rules.stream().map(RuleReference::document))
                .toList();
        switch (output) {
            case TEXT -> terminal.out().print(tables(reading, found, rules));
            case YAML -> terminal.out().print(YamlWriter.write(nodes));
            case JSON ->
                StructuredWriter.json().write(nodes.stream().map(PlainValue::of).toList(), terminal.out());
        }
    }

    private String tables(CatalogReading reading, List<Document> found, List<AuthorRule> rules) {
        String resources =
                new ResourceTables(reading.catalog(), terminal.clock().instant(), Marks.of(terminal)).of(found);
        return Stream.of(
                        resources,
                        rules.isEmpty() ? "" : RuleReference.table(rules).toString())
                .filter(table -> !table.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
