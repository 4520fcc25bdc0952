package dev.portcullis.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code portcullis store backup}: copies a store. */
@Command(
        name = "backup",
        description = {
            "Copies a store to a new file. The copy is that of one moment; others may go on writing meanwhile.",
            "To go back to it, stop everything that has the store open, put the copy in its place, remove the files beside"
                    + " it that end with -wal and -shm, and run `portcullis store accept-epoch`."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is copied", "2:the command line, the file or the store cannot be used"},
        footer = {"", "Examples:", "  portcullis store backup --store sqlite:portcullis.db copy.db"})
final class StoreBackupCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The copy; a file of this name must not be there yet.")
    private Path copy = Path.of("");

    @Mixin
    private final StoreOption store;

    StoreBackupCommand(Terminal terminal) {
        this.terminal = terminal;
        this.store = new StoreOption(terminal);
    }

    @Override
    public Integer call() {
        if (Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputException(Table.visible(copy.toString()) + " exists already");
        }
        try (OpenStore open = store.open()) {
            open.sqlite().backup(copy.toAbsolutePath());
            terminal.out().println("store has been copied to " + Table.visible(copy.toString()));
            return ExitCode.OK;
        }
    }
}
