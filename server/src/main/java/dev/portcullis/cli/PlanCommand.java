package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Extra;
import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.draft.PolicyFiles;
import dev.portcullis.lock.Lock;
import dev.portcullis.preview.Surroundings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis plan}: what locks in files would do. */
@Command(
        name = "plan",
        description = {
            "Says what locks would do if they were made now, and makes none: which known users and open sessions they"
                    + " hit, and what speaks against them.",
            "Each lock is looked at as if those before it were there."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing weighty speaks against them",
            "1:one of them is never in force, or leaves nobody who may delete locks",
            "2:the command line, a file or the store cannot be used"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis plan --store sqlite:locks.db incident.yaml",
            "  portcullis plan --policy policy/ --sessions open.yaml -o json - < incident.yaml"
        })
final class PlanCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Locks, as for create; a folder for all in it, - for standard input.")
    private List<Path> paths = List.of();

    @Mixin
    private final PolicySource policy;

    @Mixin
    private final PreviewOptions preview;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, json or yaml. Default: ${DEFAULT-VALUE}.")
    private Receipt.Output output = Receipt.Output.TEXT;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
        this.policy = new PolicySource(terminal);
        this.preview = new PreviewOptions(terminal);
    }

    @Override
    public Integer call() {
        CatalogReading wanted = new CatalogReader(Extra.DOCUMENTS).read(InputTexts.read(terminal, paths));
        PolicyFiles checked = PolicyFiles.of(wanted);
        DecisionInput.report(terminal, checked.diagnostics());
        if (checked.count(Severity.ERROR) > 0) {
            return ExitCode.BAD_INPUT;
        }
        demandLocks(wanted);
        Instant now = terminal.clock().instant();
        PreviewReport report = new PreviewReport(terminal, output);
        boolean objects = false;
        for (Foresight ahead : ahead(wanted, now)) {
            report.print(ahead, now);
            objects |= ahead.preview().objects();
        }
        return objects ? ExitCode.FAILED : ExitCode.OK;
    }

    /** A server knows best, unless a file tells of sessions. */
    private List<Foresight> ahead(CatalogReading wanted, Instant now) {
        List<Lock> locks = wanted.catalog().locks();
        if (preview.tellsSessions()) {
            return look(locks, now);
        }
        Optional<OpenStore> server = policy.server();
        if (server.isEmpty()) {
            return look(locks, now);
        }
        try (OpenStore open = server.get()) {
            List<YamlNode> documents = wanted.documents().stream()
                    .map(document -> (YamlNode) document.node())
                    .toList();
            return open.preview().orElseThrow().of(locks, documents, now);
        }
    }

    private static void demandLocks(CatalogReading wanted) {
        for (Document document : wanted.documents()) {
            if (document.kind() != Kind.LOCK) {
                throw new InputException(document.place() + ": only locks can be planned, not "
                        + document.kind().word());
            }
        }
        if (wanted.catalog().locks().isEmpty()) {
            throw new InputException("there is no lock in what was given");
        }
    }

    private List<Foresight> look(List<Lock> locks, Instant now) {
        CatalogReading read = policy.read().catalog();
        Surroundings there = preview.running(read, preview.surroundings(read, now));
        List<Foresight> found = new ArrayList<>();
        for (Lock lock : locks) {
            found.add(Foresight.of(PreviewOptions.look(lock, there), there));
            there = there.with(lock);
        }
        return found;
    }
}
