package dev.portcullis.store.sqlite;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.Preconditions;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.Tail;
import dev.portcullis.store.sqlite.Transaction.CommitException;
import dev.portcullis.store.sqlite.Transaction.Purpose;
import dev.portcullis.store.sqlite.Transaction.Work;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.sqlite.SQLiteErrorCode;

/**
 * A store in one file of SQLite. A write that has returned is on the disk. Several processes may use the file at the same
 * time: a tail sees the writes of its own process at once, and those of others within {@link SqliteTail#POLL}.
 */
public final class SqliteStore implements Store {
    /** How many changes are kept for tails; one that is further behind needs a new snapshot. */
    static final int HISTORY = 10_000;

    private final SqliteFile file;
    private final Connection connection;
    private final Signal written = new Signal();
    private boolean closed;

    private SqliteStore(SqliteFile file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a store; makes it when there is no such file, so that only its owner may read it.
     *
     * @throws StoreException if the file cannot be used, for example because a newer version wrote it
     */
    public static SqliteStore open(Path path) {
        SqliteFile file = new SqliteFile(path);
        return new SqliteStore(file, file.open());
    }

    @Override
    public Snapshot snapshot() {
        return snapshot(Resources::all);
    }

    @Override
    public Snapshot snapshot(Excerpt wanted) {
        return snapshot(resources -> resources.of(wanted));
    }

    /** Read through a connection of its own, so that writers go on meanwhile. */
    private Snapshot snapshot(Choice choice) {
        try (Connection reading = openAgain()) {
            long asked = System.nanoTime();
            Snapshot snapshot = Transaction.run(
                    reading,
                    Purpose.READ,
                    () -> new Snapshot(
                            History.token(reading),
                            choice.of(new Resources(reading)),
                            OptionalLong.of(asked),
                            History.predecessor(reading)));
            file.demandInPlace();
            return snapshot;
        } catch (SQLException broken) {
            throw file.failure("cannot be read", broken);
        }
    }

    private synchronized Connection openAgain() {
        demandOpen();
        return file.openAgain();
    }

    @Override
    public Tail tail(StoreToken after) {
        return new SqliteTail(file, openAgain(), written, after);
    }

    @Override
    public StoreToken put(ResourceKey key, String document, Precondition condition) {
        return write(key, condition, revision -> {
            try (PreparedStatement put = connection.prepareStatement(
                    "INSERT INTO resource (kind, name, document, revision) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (kind, name) DO UPDATE SET document = excluded.document,"
                            + " revision = excluded.revision")) {
                put.setString(1, key.kind());
                put.setString(2, key.name());
                put.setString(3, document);
                put.setLong(4, revision);
                put.executeUpdate();
            }
            History.record(connection, revision, key, document);
        });
    }

    @Override
    public StoreToken delete(ResourceKey key, Precondition condition) {
        return write(key, condition, revision -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM resource WHERE kind = ? AND name = ?")) {
                delete.setString(1, key.kind());
                delete.setString(2, key.name());
                if (delete.executeUpdate() == 0) {
                    throw Preconditions.notFound(key);
                }
            }
            History.record(connection, revision, key, null);
        });
    }

    private StoreToken write(ResourceKey key, Precondition condition, Change change) {
        StoreToken token;
        synchronized (this) {
            demandOpen();
            token = inTransaction(() -> {
                Preconditions.demand(condition, key, new Resources(connection).revision(key));
                StoreToken next = History.next(connection);
                change.write(next.revision());
                return next;
            });
        }
        written.raise();
        return token;
    }

    /**
     * Copies the store, as it is now, to a file that does not exist yet. Other processes go on writing meanwhile.
     *
     * @throws StoreException if the copy cannot be made
     */
    public synchronized void backup(Path copy) {
        demandOpen();
        file.makePrivate(copy);
        try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.execute();
        } catch (SQLException broken) {
            throw file.failure("cannot be copied to " + copy, broken);
        }
    }

    /**
     * Begins a new history: what an operator does after a backup was put back, so that views of the lost history accept
     * the old state. Views that follow take a new snapshot.
     */
    public StoreToken acceptEpoch() {
        StoreToken token;
        synchronized (this) {
            demandOpen();
            token = inTransaction(
                    () -> History.restart(connection, UUID.randomUUID().toString()));
        }
        written.raise();
        return token;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        written.close();
        try {
            connection.close();
        } catch (SQLException broken) {
            throw file.failure("cannot be closed", broken);
        }
    }

    private void demandOpen() {
        if (closed) {
            throw new StoreException(Kind.UNAVAILABLE, "the store is closed");
        }
    }

    private <T> T inTransaction(Work<T> work) {
        file.demandInPlace();
        try {
            T result = Transaction.run(connection, Purpose.WRITE, work);
            file.demandWasInPlace();
            return result;
        } catch (CommitException broken) {
            throw failed(broken);
        } catch (SQLException broken) {
            throw file.failure("cannot be written", broken);
        }
    }

    /** A commit that fails may have reached the disk nevertheless, unless there was no place for it. */
    private StoreException failed(CommitException broken) {
        SQLException cause = broken.reason();
        return SqliteFile.code(cause) == SQLiteErrorCode.SQLITE_FULL
                ? file.failure("cannot be written", cause)
                : new StoreException(Kind.UNKNOWN_OUTCOME, "the commit failed: " + cause.getMessage(), cause);
    }

    private interface Change {
        void write(long revision) throws SQLException;
    }

    private interface Choice {
        List<StoredResource> of(Resources resources) throws SQLException;
    }
}
