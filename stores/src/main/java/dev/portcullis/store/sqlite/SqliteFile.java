package dev.portcullis.store.sqlite;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * The file of a store: how it is opened, and what its failures mean.
 *
 * <p>Every commit is on the disk before it returns: the log that is written ahead is synchronized at each one. Several
 * processes may have the file open at a time; SQLite lets one of them write at a time.
 */
final class SqliteFile {
    private static final int BUSY_MILLIS = 10_000;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private Optional<Object> identity = Optional.empty();

    SqliteFile(Path path) {
        this.path = path;
    }

    /** Opens the file for the first time; makes it when it is not there, for its owner alone. */
    Connection open() {
        makePrivate(path);
        Optional<Object> before = identity();
        Connection connection = connect(configuration());
        identity = before.or(this::identity);
        return connection;
    }

    /**
     * Opens the file once more.
     *
     * @throws StoreException if another file is in its place
     */
    Connection openAgain() {
        demandInPlace();
        SQLiteConfig configuration = configuration();
        configuration.resetOpenMode(SQLiteOpenMode.CREATE);
        return connect(configuration);
    }

    /**
     * Makes an empty file that only its owner may read and write, where there is none. SQLite gives the files that it keeps
     * beside it the same rights. On systems without such rights it is a file like any other.
     */
    void makePrivate(Path file) {
        try {
            Files.createFile(file, OWNER_ONLY);
        } catch (FileAlreadyExistsException kept) {
            return;
        } catch (UnsupportedOperationException noRights) {
            // SQLite makes it
        } catch (IOException broken) {
            throw new StoreException(Kind.UNAVAILABLE, file + " cannot be made: " + broken, broken);
        }
    }

    /** A file that was replaced can still be read by those who have it open, but is not the store any more. */
    void demandInPlace() {
        if (!identity().equals(identity)) {
            throw new StoreException(
                    Kind.REPLACED,
                    path + " is gone, or is another file than the one that was opened: open the store again");
        }
    }

    /** What was written to a file that is gone by now, or is another one, is nowhere where others look. */
    void demandWasInPlace() {
        if (!identity().equals(identity)) {
            throw new StoreException(Kind.UNKNOWN_OUTCOME, path + " was replaced while it was written to");
        }
    }

    private Optional<Object> identity() {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private Connection connect(SQLiteConfig configuration) {
        try {
            Connection connection = configuration.createConnection("jdbc:sqlite:" + path);
            try {
                new Tables(path, connection).prepare();
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
        configuration.enableLoadExtension(false);
        return configuration;
    }

    /** The one number that a query gives. */
    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What went wrong, in the words of stores; nothing was written. */
    StoreException failure(String what, SQLException cause) {
        return new StoreException(kind(cause), path + " " + what + ": " + why(cause), cause);
    }

    private static Kind kind(SQLException cause) {
        return switch (code(cause)) {
            case SQLITE_NOTADB, SQLITE_CORRUPT -> Kind.UNREADABLE;
            case SQLITE_READONLY, SQLITE_PERM -> Kind.READ_ONLY;
            default -> Kind.UNAVAILABLE;
        };
    }

    private static String why(SQLException cause) {
        return switch (code(cause)) {
            case SQLITE_BUSY -> "others wrote to it for longer than " + BUSY_MILLIS / 1_000 + " seconds";
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_READONLY, SQLITE_PERM -> "it may only be read";
            default -> String.valueOf(cause.getMessage());
        };
    }

    /** What SQLite calls it, without the details. */
    static SQLiteErrorCode code(SQLException cause) {
        return cause instanceof SQLiteException broken
                ? SQLiteErrorCode.getErrorCode(broken.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
