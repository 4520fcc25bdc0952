package dev.portcullis.cli;

import dev.portcullis.store.directory.DirectoryStore;
import dev.portcullis.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option that names a store. */
final class StoreOption {
    /** The variable that names the store where the option does not. */
    static final String VARIABLE = "PORTCULLIS_STORE";

    private static final String NAME = "--store";
    private static final String SQLITE = "sqlite:";
    private static final String DIRECTORY = "dir:";

    private final Terminal terminal;

    @Option(
            names = NAME,
            paramLabel = "STORE",
            description = "The store: sqlite:FILE, or dir:FOLDER to read files as a store. Default: the variable "
                    + VARIABLE + ".")
    private Optional<String> written = Optional.empty();

    @Mixin
    private final ServerOption server;

    StoreOption(Terminal terminal) {
        this.terminal = terminal;
        this.server = new ServerOption(terminal);
    }

    /** The store of a name that was written elsewhere. */
    static StoreOption at(Terminal terminal, String place) {
        StoreOption option = new StoreOption(terminal);
        option.written = Optional.of(place);
        return option;
    }

    /** Whether a name is that of a folder. */
    static boolean isFolder(String place) {
        return place.startsWith(DIRECTORY);
    }

    /**
     * The folder of such a name, which is made when its own folder is there.
     *
     * @throws InputException if it cannot be made
     */
    static Path folder(String place) {
        Path folder = path(place, DIRECTORY);
        try {
            return Files.isDirectory(folder) ? folder : Files.createDirectory(folder);
        } catch (IOException unwritable) {
            throw new InputException("cannot make the folder " + Table.visible(folder.toString()));
        }
    }

    /** Whether a store or a server is named at all, by an option or by a variable. */
    boolean isGiven() {
        return place().isPresent() || server.isGiven();
    }

    /** Whether an option itself is given: an order, where a variable is only a habit. */
    boolean isWritten() {
        return written.isPresent() || server.isWritten();
    }

    /**
     * Opens the store that is there.
     *
     * @throws InputException if none is named, or there is none at that place
     */
    OpenStore open() {
        return open(file -> {
            InputTexts.requireExisting(file);
            if (isEmpty(file)) {
                throw new InputException(Table.visible(file.toString()) + " is not a store: it is empty");
            }
        });
    }

    /**
     * Opens the store, and makes it when there is none at that place.
     *
     * @throws InputException if none is named, or none can be made at that place
     */
    OpenStore openOrMake() {
        return open(file -> {
            boolean hasFolder = Optional.ofNullable(file.getParent())
                    .filter(Files::isDirectory)
                    .isPresent();
            if (!hasFolder) {
                throw new InputException("there is no folder for " + Table.visible(file.toString()));
            }
            if (!Files.exists(file) || isEmpty(file)) {
                terminal.err().println("portcullis: making a new store: " + Table.visible(demandPlace()));
            }
        });
    }

    /** SQLite would take such a file for a new database. */
    private static boolean isEmpty(Path file) {
        return file.toFile().length() == 0;
    }

    private OpenStore open(Consumer<Path> demand) {
        if (isServer()) {
            return server.open();
        }
        String place = demandPlace();
        if (place.startsWith(DIRECTORY)) {
            Path folder = path(place, DIRECTORY);
            InputTexts.requireExisting(folder);
            return new OpenStore(DirectoryStore.open(folder), place, NAME);
        }
        if (place.startsWith(SQLITE) && !place.contains("?")) {
            Path file = path(place, SQLITE);
            demand.accept(file);
            return new OpenStore(SqliteStore.open(file), place, NAME);
        }
        throw unknown(place);
    }

    /** An option counts more than a variable; two that count the same are a mistake. */
    private boolean isServer() {
        if (written.isPresent() && server.isWritten()) {
            throw new InputException("give --store or --server, not both");
        }
        if (isWritten()) {
            return server.isWritten();
        }
        if (place().isPresent() && server.isGiven()) {
            throw new InputException(
                    "both " + VARIABLE + " and " + ServerOption.VARIABLE + " are set: give --store or --server");
        }
        return server.isGiven();
    }

    private String demandPlace() {
        return place().orElseThrow(() -> new InputException("a store is missing: give --store sqlite:FILE or --server"
                + " URL, or set " + VARIABLE + " or " + ServerOption.VARIABLE));
    }

    private Optional<String> place() {
        return written.or(() -> terminal.variable(VARIABLE));
    }

    /** An absolute path: SQLite has other plans with some that are not, for example {@code :memory:}. */
    private static Path path(String place, String scheme) {
        try {
            return Optional.of(place.substring(scheme.length()))
                    .filter(name -> !name.isEmpty())
                    .map(name -> Path.of(name).toAbsolutePath())
                    .orElseThrow(() -> unknown(place));
        } catch (InvalidPathException wrong) {
            throw unknown(place);
        }
    }

    private static InputException unknown(String place) {
        return new InputException("there is no store `" + Table.visible(place)
                + "`; a store is sqlite:FILE or dir:FOLDER, without a question mark in the name of a file");
    }
}
