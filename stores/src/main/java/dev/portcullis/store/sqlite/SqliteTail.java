package dev.portcullis.store.sqlite;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Batch;
import dev.portcullis.store.Change;
import dev.portcullis.store.GapException;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.Tail;
import dev.portcullis.store.sqlite.Transaction.Purpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Follows a file through a connection of its own. */
final class SqliteTail implements Tail {
    /** How often the file is asked whether another process has written. */
    static final Duration POLL = Duration.ofMillis(100);

    private final SqliteFile file;
    private final Signal written;
    private final Connection connection;
    private StoreToken seen;

    /**
     * @param connection of its own, to close with it
     */
    SqliteTail(SqliteFile file, Connection connection, Signal written, StoreToken after) {
        this.file = file;
        this.connection = connection;
        this.written = written;
        this.seen = after;
    }

    @Override
    public Batch next(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            long raised = written.count();
            Batch batch = read();
            long left = deadline - System.nanoTime();
            if (!batch.changes().isEmpty() || left <= 0) {
                return batch;
            }
            written.await(raised, Math.min(left, POLL.toNanos()));
        }
    }

    private Batch read() {
        if (written.closed()) {
            throw new StoreException(Kind.UNAVAILABLE, "the store is closed");
        }
        try {
            Batch batch = Transaction.run(connection, Purpose.READ, this::readInTransaction);
            file.demandInPlace();
            seen = batch.upTo();
            return batch;
        } catch (SQLException broken) {
            throw file.failure("cannot be followed", broken);
        }
    }

    private Batch readInTransaction() throws SQLException {
        long asked = System.nanoTime();
        StoreToken now = History.token(connection);
        if (!seen.epoch().equals(now.epoch())) {
            throw new GapException("the history is another one");
        }
        List<Change> changes =
                now.revision() == seen.revision() ? List.of() : History.after(connection, seen.revision());
        if (changes.size() != now.revision() - seen.revision()) {
            throw new GapException("the changes after revision " + seen.revision() + " are not known");
        }
        return new Batch(changes, now, OptionalLong.of(asked));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw file.failure("cannot be closed", broken);
        }
    }
}
