package dev.portcullis.cli;

import dev.portcullis.decision.StoreToken;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code portcullis store accept-epoch}: begins a new history. */
@Command(
        name = "accept-epoch",
        description = {
            "Begins a new history of a store, after a backup was put back: those who follow it take what it holds now,"
                    + " although it is older than what they know.",
            "Locks that were made after the backup are lost: make them again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:a new history has begun",
            "1:it was not confirmed",
            "2:the command line or the store cannot be used",
            "75:whether the store has begun a new history is not known"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis store accept-epoch --store sqlite:portcullis.db",
            "  portcullis store accept-epoch --store etcd:etcd.yaml --confirm"
        })
final class StoreAcceptEpochCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final StoreOption store;

    @Option(names = "--confirm", description = "Does it without asking.")
    private boolean confirmed;

    StoreAcceptEpochCommand(Terminal terminal) {
        this.terminal = terminal;
        this.store = new StoreOption(terminal);
    }

    @Override
    public Integer call() {
        try (OpenStore open = store.open()) {
            StoreToken before = open.store().snapshot().token();
            if (!confirmed && !isConfirmed(open.name(), before)) {
                terminal.err().println("portcullis: nothing was changed; --confirm does it without asking");
                return ExitCode.FAILED;
            }
            StoreToken token = open.acceptEpoch();
            terminal.out().println("store has begun a new epoch");
            terminal.out().println("token: " + token);
            return ExitCode.OK;
        }
    }

    private boolean isConfirmed(String name, StoreToken before) {
        Confirmation confirmation = new Confirmation(terminal);
        return confirmation.isPossible()
                && confirmation.given("Accept what " + Table.visible(name) + " holds at " + before
                        + " in place of everything that was known later?");
    }
}
