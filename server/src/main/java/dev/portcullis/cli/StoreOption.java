package dev.portcullis.cli;

import dev.portcullis.store.Store;
import dev.portcullis.store.sqlite.SqliteStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The option that names a store. */
final class StoreOption {
    /** The variable that names the store where the option does not. */
    static final String VARIABLE = "PORTCULLIS_STORE";

    private static final String SQLITE = "sqlite:";

    private final Terminal terminal;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "The store: sqlite:FILE. Default: the variable " + VARIABLE + ".")
    private Optional<String> written = Optional.empty();

    StoreOption(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether a store is named at all, by the option or by the variable. */
    boolean isGiven() {
        return place().isPresent();
    }

    /** Whether the option itself is given: an order, where the variable is only a habit. */
    boolean isWritten() {
        return written.isPresent();
    }

    /**
     * Opens the store that is there.
     *
     * @throws InputException if none is named, or there is none at that place
     */
    OpenStore open() {
        return open(file -> {
            PolicyFiles.requireExisting(file);
            return file;
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
            return file;
        });
    }

    private OpenStore open(UnaryOperator<Path> demand) {
        String place = place().orElseThrow(
                        () -> new InputException("a store is missing: give --store sqlite:FILE, or set " + VARIABLE));
        Store store = SqliteStore.open(demand.apply(file(place)));
        return new OpenStore(store, place);
    }

    private Optional<String> place() {
        return written.or(() -> terminal.variable(VARIABLE));
    }

    /** An absolute path: SQLite has other plans with some that are not, for example {@code :memory:}. */
    private static Path file(String place) {
        if (!place.startsWith(SQLITE)) {
            throw new InputException("there is no store `" + Table.visible(place) + "`; a store is sqlite:FILE");
        }
        String file = place.substring(SQLITE.length());
        if (file.isEmpty() || file.contains("?")) {
            throw new InputException("there is no store `" + Table.visible(place)
                    + "`; a store is sqlite:FILE, where FILE has no question mark");
        }
        try {
            return Path.of(file).toAbsolutePath();
        } catch (InvalidPathException wrong) {
            throw new InputException("there is no store `" + Table.visible(place) + "`: " + wrong.getReason());
        }
    }
}
