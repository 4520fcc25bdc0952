package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Extra;
import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.cli.Receipt.Outcome;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.draft.Drafts;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.draft.StoredKey;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis create}: writes resources to a store. */
@Command(
        name = "create",
        description = {
            "Writes resources and files of rules to a store, which is made when it is not there.",
            "All of it is checked before anything is written, together with what the store holds. A file of rules is kept"
                    + " whole, as rules/NAME after its name."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of it is written",
            "1:one of them is there already",
            "2:the command line, a file or the store cannot be used",
            "5:it is written, but not all who follow the store are known to use it",
            "75:whether the store has kept the last write is not known"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis create --store sqlite:portcullis.db lock.yaml",
            "  portcullis create --store sqlite:portcullis.db --force policy/",
            "  portcullis create --store sqlite:portcullis.db -o json - < lock.yaml"
        })
final class CreateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A file of one or more documents, a file of rules, a folder with all that is in it; - for"
                    + " standard input.")
    private List<Path> paths = List.of();

    @Mixin
    private final StoreOption store;

    @Option(
            names = {"-f", "--force"},
            description = "Also replaces resources that are there already.")
    private boolean force;

    @Mixin
    private final Receipt receipt;

    CreateCommand(Terminal terminal) {
        this.terminal = terminal;
        this.store = new StoreOption(terminal);
        this.receipt = new Receipt(terminal);
    }

    @Override
    public Integer call() {
        SourceFiles files = InputTexts.read(terminal, paths);
        try (OpenStore open = store.openOrMake();
                receipt) {
            receipt.begin(open);
            return receipt.conclude(create(files, open));
        }
    }

    private int create(SourceFiles files, OpenStore open) {
        StoreReading state = read(files, open);
        Drafts drafts = Drafts.of(files, state);
        DecisionInput.report(terminal, drafts.diagnostics());
        if (!drafts.accepted()) {
            return ExitCode.BAD_INPUT;
        }
        if (drafts.texts().isEmpty()) {
            throw new InputException("there is no resource in what was given");
        }
        List<ResourceKey> present =
                drafts.texts().keySet().stream().filter(state::holds).toList();
        if (!force && !present.isEmpty()) {
            present.forEach(key -> terminal.err().println("portcullis: " + new ResourceWords(key).exists()));
            return ExitCode.FAILED;
        }
        drafts.texts().forEach((key, text) -> write(key, text, state, open));
        return ExitCode.OK;
    }

    /** Other locks matter only where one is made of which there must not be too many. */
    private static StoreReading read(SourceFiles files, OpenStore open) {
        CatalogReading given = new CatalogReader(Extra.DOCUMENTS).read(files);
        if (given.catalog().locks().stream().anyMatch(lock -> lock.anchors().isEmpty())) {
            return open.read();
        }
        return open.readPolicyWith(given.documents().stream()
                .filter(document ->
                        document.kind() == Kind.LOCK && !document.name().isEmpty())
                .map(StoredKey::of)
                .toList());
    }

    private void write(ResourceKey key, String text, StoreReading state, OpenStore open) {
        StoreToken token =
                (force ? open.forced() : open.store()).put(key, text, force ? Precondition.ANY : Precondition.ABSENT);
        Outcome outcome = state.holds(key) ? Outcome.UPDATED : Outcome.CREATED;
        receipt.add(new ResourceWords(key).written(outcome), key, outcome, token);
    }
}
