package dev.portcullis.store.sqlite;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.sqlite.Transaction.Purpose;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The tables of a store, and how those of earlier versions become those of this one. */
final class Tables {
    /** Marks the file as one of ours: {@code Prtc}. */
    private static final int APPLICATION = 0x50727463;

    /** The form of the tables; one that is newer than this is refused. */
    static final int FORM = 2;

    private static final String CHANGES =
            "CREATE TABLE change (revision INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, document TEXT,"
                    + " committed INTEGER NOT NULL) STRICT";

    private static final String[] TABLES = {
        "CREATE TABLE history (epoch TEXT NOT NULL, predecessor TEXT NOT NULL, revision INTEGER NOT NULL) STRICT",
        "CREATE TABLE resource (kind TEXT NOT NULL, name TEXT NOT NULL, document TEXT NOT NULL, revision INTEGER NOT NULL,"
                + " PRIMARY KEY (kind, name)) STRICT, WITHOUT ROWID",
        CHANGES
    };

    /** From form 1, which did not tell when a change was committed: its changes are forgotten, so that tails have a gap. */
    private static final String[] FROM_FORM_1 = {"DROP TABLE change", CHANGES};

    private final Path path;
    private final Connection connection;

    /**
     * @param path what the file is called
     * @param connection to it
     */
    Tables(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
    }

    /** Makes the tables where there are none. A file of a newer form or of another program is left as it is. */
    void prepare() throws SQLException {
        if (SqliteFile.number(connection, "PRAGMA user_version") == FORM) {
            demandOurs();
            return;
        }
        Transaction.run(connection, Purpose.WRITE, this::prepareAlone);
    }

    /** Between asking for the form and having the file alone, another process may have made the tables. */
    private long prepareAlone() throws SQLException {
        long form = SqliteFile.number(connection, "PRAGMA user_version");
        if (form > 0) {
            demandOurs();
        }
        if (form > FORM) {
            throw new StoreException(
                    Kind.UNREADABLE,
                    path + " was written by a newer version: its form is " + form + ", known is " + FORM);
        }
        if (form == 0) {
            begin();
        } else if (form == 1) {
            execute(FROM_FORM_1);
            execute("PRAGMA user_version = " + FORM);
        }
        return FORM;
    }

    private void begin() throws SQLException {
        if (SqliteFile.number(connection, "SELECT count(*) FROM sqlite_schema") > 0) {
            throw foreign();
        }
        execute(TABLES);
        try (PreparedStatement first =
                connection.prepareStatement("INSERT INTO history (epoch, predecessor, revision) VALUES (?, '', 0)")) {
            first.setString(1, UUID.randomUUID().toString());
            first.executeUpdate();
        }
        execute("PRAGMA application_id = " + APPLICATION, "PRAGMA user_version = " + FORM);
    }

    private void execute(String... commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private void demandOurs() throws SQLException {
        if (SqliteFile.number(connection, "PRAGMA application_id") != APPLICATION) {
            throw foreign();
        }
    }

    private StoreException foreign() {
        return new StoreException(Kind.UNREADABLE, path + " is a database, but not a store of Portcullis");
    }
}
