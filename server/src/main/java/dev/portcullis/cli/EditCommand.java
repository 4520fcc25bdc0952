package dev.portcullis.cli;

import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.ResourceTexts;
import dev.portcullis.cli.Receipt.Outcome;
import dev.portcullis.draft.Drafts;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.draft.StoredKey;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoredResource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code portcullis edit}: changes a resource of a store in an editor. */
@Command(
        name = "edit",
        description = {
            "Opens a resource of a store in an editor: VISUAL, else EDITOR, else vi. What was edited is checked before it"
                    + " is written; when it is refused, or somebody else was faster, the text is kept in a file.",
            "Cluster settings that are not there yet are made."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is written, or nothing was changed",
            "1:there is no such resource, or somebody else has changed it meanwhile",
            "2:the command line, the editor, what was edited or the store cannot be used",
            "5:it is written, but not all who follow the store are known to use it",
            "75:whether the store has kept the write is not known"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis edit --store sqlite:portcullis.db role/dev",
            "  portcullis edit --store sqlite:portcullis.db cap",
            "  EDITOR='code --wait' portcullis edit --store sqlite:portcullis.db rules/change-freeze"
        })
final class EditCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "KIND/NAME", description = "What to edit.")
    private String wanted = "";

    @Mixin
    private final StoreOption store;

    @Mixin
    private final Receipt receipt;

    EditCommand(Terminal terminal) {
        this.terminal = terminal;
        this.store = new StoreOption(terminal);
        this.receipt = new Receipt(terminal);
    }

    @Override
    public Integer call() {
        ResourceKey key = KeyReference.of(wanted);
        try (OpenStore open = store.open();
                receipt) {
            receipt.begin(open);
            boolean lock = key.kind().equals(Kind.LOCK.word());
            StoreReading state = lock ? open.read() : open.readPolicyWith(List.of());
            Optional<String> text = state.resource(key)
                    .map(StoredResource::document)
                    .or(() -> Kind.ofWord(key.kind()).filter(Kind::isSingle).map(EditCommand::beginning));
            if (text.isEmpty()) {
                terminal.err()
                        .println("portcullis: " + new ResourceWords(key).missing() + Table.visible(state.nearest(key)));
                return ExitCode.FAILED;
            }
            return receipt.conclude(edit(key, text.get(), state, open));
        }
    }

    /** What settings begin with that are not there yet. */
    private static String beginning(Kind kind) {
        return "kind: " + kind.word() + "\nversion: v2\nmetadata:\n  name: "
                + StoredKey.of(kind, "").name() + "\nspec: {}\n";
    }

    private int edit(ResourceKey key, String before, StoreReading state, OpenStore open) {
        String ending = key.kind().equals(ResourceTexts.RULES) ? ".rules" : ".yaml";
        Workpiece piece = Workpiece.of(ending, before);
        boolean done = false;
        try {
            int exitCode = editUntilAccepted(piece, key, state, open);
            done = exitCode == ExitCode.OK;
            return exitCode;
        } finally {
            if (done || piece.isUnchanged()) {
                piece.discard();
            } else {
                terminal.err().println("What was edited is kept in " + piece.file());
            }
        }
    }

    private int editUntilAccepted(Workpiece piece, ResourceKey key, StoreReading state, OpenStore open) {
        Editor editor = Editor.of(terminal);
        Confirmation again = new Confirmation(terminal);
        while (true) {
            editor.edit(piece.file());
            if (piece.isUnchanged()) {
                terminal.err().println("edit canceled, no changes made");
                return ExitCode.OK;
            }
            int exitCode = write(key, Drafts.edited(key, piece.read(), state), state, open);
            if (exitCode != ExitCode.BAD_INPUT || !again.isPossible() || !again.given("Edit it again?")) {
                return exitCode;
            }
        }
    }

    private int write(ResourceKey key, Drafts drafts, StoreReading state, OpenStore open) {
        DecisionInput.report(terminal, drafts.diagnostics());
        if (!drafts.accepted()) {
            return ExitCode.BAD_INPUT;
        }
        if (!drafts.texts().keySet().equals(Set.of(key))) {
            terminal.err().println("portcullis: " + new ResourceWords(key).renamed());
            return ExitCode.BAD_INPUT;
        }
        try {
            put(key, drafts.texts().getOrDefault(key, ""), state.resource(key), open);
            return ExitCode.OK;
        } catch (StoreException refused) {
            terminal.err().println("portcullis: " + Table.visible(String.valueOf(refused.getMessage())));
            return ExitCode.of(refused.kind());
        }
    }

    private void put(ResourceKey key, String text, Optional<StoredResource> before, OpenStore open) {
        Precondition unchanged =
                before.map(read -> Precondition.at(read.revision())).orElse(Precondition.ABSENT);
        Outcome outcome = before.isPresent() ? Outcome.UPDATED : Outcome.CREATED;
        receipt.add(new ResourceWords(key).updated(), key, outcome, open.store().put(key, text, unchanged));
    }
}
