package dev.portcullis.cli;

import dev.portcullis.server.config.EtcdReader;
import dev.portcullis.server.config.EtcdReading;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.Store;
import dev.portcullis.store.directory.DirectoryStore;
import dev.portcullis.store.etcd.EtcdSettings;
import dev.portcullis.store.etcd.EtcdStore;
import dev.portcullis.store.etcd.MemberState;
import dev.portcullis.store.sqlite.SqliteStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where a store is, as it is named on a command line. */
sealed interface StorePlace {
    /**
     * Opens the store that is there.
     *
     * @throws InputException if there is none
     */
    Store open();

    /**
     * Opens the store, and makes it when there is none.
     *
     * @param making told before it is made
     * @throws InputException if none can be made there
     */
    Store openOrMake(Runnable making);

    /**
     * Demands what has to be there before a store can be opened or made, without opening it.
     *
     * @throws InputException if it is not there
     */
    default void demandSurroundings() {}

    /** How the members of the cluster are in which the store is; empty where it is in none. */
    default List<MemberState> members() {
        return List.of();
    }

    /**
     * The place of a name.
     *
     * @throws InputException if it names no store, or settings that cannot be used, which are reported
     */
    static StorePlace of(Terminal terminal, String name) {
        String place = name.substring(name.indexOf(':') + 1);
        return switch (name.substring(0, name.length() - place.length())) {
            case "sqlite:" -> new InFile(path(name, place));
            case "dir:" -> new InFolder(path(name, place));
            case "etcd:" -> {
                Logging.noneOfConnections();
                yield new InEtcd(settings(terminal, name, place));
            }
            default -> throw unknown(name);
        };
    }

    /** An absolute path: SQLite has other plans with some that are not, for example {@code :memory:}. */
    private static Path path(String name, String place) {
        if (place.isEmpty() || place.contains("?")) {
            throw unknown(name);
        }
        try {
            return Path.of(place).toAbsolutePath();
        } catch (InvalidPathException wrong) {
            throw unknown(name);
        }
    }

    private static EtcdSettings settings(Terminal terminal, String name, String place) {
        if (place.startsWith("http:") || place.startsWith("https:")) {
            return at(place);
        }
        Path file = path(name, place);
        InputTexts.requireExisting(file);
        EtcdReading reading = new EtcdReader(file.resolve("..").normalize()).read(text(file, place));
        DecisionInput.report(terminal, reading.diagnostics());
        return reading.settings()
                .orElseThrow(() ->
                        new InputException("the settings of etcd in " + Table.visible(place) + " cannot be used"));
    }

    private static SourceFile text(Path file, String name) {
        try {
            return new SourceFile(name, Files.readString(file));
        } catch (IOException unreadable) {
            throw new InputException("cannot read " + Table.visible(name));
        }
    }

    private static EtcdSettings at(String endpoints) {
        List<URI> members = Arrays.stream(endpoints.split(",", -1))
                .map(text -> EtcdReader.endpoint(text)
                        .orElseThrow(() -> new InputException("--store: an endpoint of etcd is `https://HOST:PORT`")))
                .toList();
        try {
            return EtcdSettings.at(members);
        } catch (IllegalArgumentException unusable) {
            throw new InputException("--store: " + Table.visible(String.valueOf(unusable.getMessage())));
        }
    }

    private static InputException unknown(String name) {
        return new InputException("there is no store `" + Table.visible(name)
                + "`; a store is sqlite:FILE, etcd:FILE, etcd:URL,URL or dir:FOLDER, without a question mark in the name"
                + " of a file");
    }

    /**
     * A database of SQLite.
     *
     * @param file absolute
     */
    record InFile(Path file) implements StorePlace {
        @Override
        public Store open() {
            InputTexts.requireExisting(file);
            if (isEmpty()) {
                throw new InputException(Table.visible(file.toString()) + " is not a store: it is empty");
            }
            return SqliteStore.open(file);
        }

        @Override
        public void demandSurroundings() {
            InputTexts.requireFolderOf(file);
        }

        @Override
        public Store openOrMake(Runnable making) {
            demandSurroundings();
            if (!Files.exists(file) || isEmpty()) {
                making.run();
            }
            return SqliteStore.open(file);
        }

        /** SQLite would take such a file for a new database. */
        private boolean isEmpty() {
            return file.toFile().length() == 0;
        }
    }

    /**
     * A folder of files.
     *
     * @param folder absolute
     */
    record InFolder(Path folder) implements StorePlace {
        @Override
        public void demandSurroundings() {
            InputTexts.requireExisting(folder);
        }

        @Override
        public Store open() {
            demandSurroundings();
            return DirectoryStore.open(folder);
        }

        @Override
        public Store openOrMake(Runnable making) {
            return open();
        }
    }

    /**
     * A cluster of etcd.
     *
     * @param settings where it is, and how it is asked
     */
    record InEtcd(EtcdSettings settings) implements StorePlace {
        @Override
        public List<MemberState> members() {
            return EtcdStore.members(settings);
        }

        @Override
        public Store open() {
            if (!EtcdStore.exists(settings)) {
                throw new InputException("there is no store in etcd under `" + Table.visible(settings.prefix())
                        + "`: make it with create");
            }
            return EtcdStore.open(settings);
        }

        @Override
        public Store openOrMake(Runnable making) {
            if (!EtcdStore.exists(settings)) {
                making.run();
            }
            return EtcdStore.open(settings);
        }
    }
}
