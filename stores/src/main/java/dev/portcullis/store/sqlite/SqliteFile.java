package dev.portcullis.store.sqlite;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The file of a store: how it is opened, and the form of its tables.
 *
 * <p>Every commit is on the disk before it returns: the log that is written ahead is synchronized at each one. Several
 * processes may have the file open at a time; SQLite lets one of them write at a time.
 */
final class SqliteFile {
    /** Marks the file as one of ours: {@code Prtc}. */
    private static final int APPLICATION = 0x50727463;

    /** The form of the tables; one that is newer than this is refused. */
    static final int FORM = 2;

    private static final int BUSY_MILLIS = 10_000;

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

    SqliteFile(Path path) {
        this.path = path;
    }

    /** Opens the file; makes it when it is not there. */
    Connection open() {
        try {
            Connection connection = configuration().createConnection("jdbc:sqlite:" + path);
            try {
                prepare(connection);
                return connection;
            } catch (SQLException | RuntimeException broken) {
                connection.close();
                throw broken;
            }
        } catch (SQLException broken) {
            throw failure("cannot be opened", broken);
        }
    }

    private static SQLiteConfig configuration() {
        SQLiteConfig configuration = new SQLiteConfig();
        configuration.setBusyTimeout(BUSY_MILLIS);
        configuration.setJournalMode(SQLiteConfig.JournalMode.WAL);
        configuration.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        configuration.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        configuration.enableLoadExtension(false);
        return configuration;
    }

    private void prepare(Connection connection) throws SQLException {
        if (number(connection, "PRAGMA user_version") == FORM) {
            demandOurs(connection);
            return;
        }
        connection.setAutoCommit(false);
        try {
            prepareAlone(connection);
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Between asking for the form and having the file alone, another process may have made the tables. */
    private void prepareAlone(Connection connection) throws SQLException {
        long form = number(connection, "PRAGMA user_version");
        if (form > FORM) {
            throw new StoreException(
                    Kind.UNREADABLE,
                    path + " was written by a newer version: its form is " + form + ", known is " + FORM);
        }
        if (form == 0) {
            begin(connection);
            return;
        }
        demandOurs(connection);
        if (form == 1) {
            execute(connection, FROM_FORM_1);
            execute(connection, "PRAGMA user_version = " + FORM);
        }
    }

    private void begin(Connection connection) throws SQLException {
        if (number(connection, "SELECT count(*) FROM sqlite_schema") > 0) {
            throw foreign();
        }
        execute(connection, TABLES);
        try (PreparedStatement first =
                connection.prepareStatement("INSERT INTO history (epoch, predecessor, revision) VALUES (?, '', 0)")) {
            first.setString(1, UUID.randomUUID().toString());
            first.executeUpdate();
        }
        execute(connection, "PRAGMA application_id = " + APPLICATION, "PRAGMA user_version = " + FORM);
    }

    private static void execute(Connection connection, String... commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private void demandOurs(Connection connection) throws SQLException {
        if (number(connection, "PRAGMA application_id") != APPLICATION) {
            throw foreign();
        }
    }

    private StoreException foreign() {
        return new StoreException(Kind.UNREADABLE, path + " is a database, but not a store of Portcullis");
    }

    /** The one number that a query gives. */
    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What went wrong, in the words of stores. */
    StoreException failure(String what, SQLException cause) {
        boolean unreadable = cause instanceof SQLiteException broken
                && (broken.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB
                        || broken.getResultCode() == SQLiteErrorCode.SQLITE_CORRUPT);
        return new StoreException(
                unreadable ? Kind.UNREADABLE : Kind.UNAVAILABLE, path + " " + what + ": " + cause.getMessage(), cause);
    }
}
