package dev.portcullis.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Work that happens as a whole or not at all. The driver's own transactions are not used: they begin a new one with each
 * rollback, and commit what is left when they are switched off.
 */
final class Transaction {
    private Transaction() {}

    /** What is done with the database. */
    enum Purpose {
        READ("BEGIN"),
        /** Alone from the start, so that what was read cannot change before it is written. */
        WRITE("BEGIN IMMEDIATE");

        private final String begin;

        Purpose(String begin) {
            this.begin = begin;
        }
    }

    /** The work of a transaction. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** A commit that failed: unless the disk was full, it may have happened nevertheless. */
    static final class CommitException extends SQLException {
        private static final long serialVersionUID = 1;

        private final SQLException reason;

        CommitException(SQLException reason) {
            super(reason.getMessage(), reason);
            this.reason = reason;
        }

        SQLException reason() {
            return reason;
        }
    }

    /**
     * Runs work in a transaction.
     *
     * @throws CommitException if only the commit failed
     * @throws SQLException if nothing was done
     */
    static <T> T run(Connection connection, Purpose purpose, Work<T> work) throws SQLException {
        execute(connection, purpose.begin);
        try {
            T result = work.run();
            commit(connection);
            return result;
        } catch (SQLException | RuntimeException | Error broken) {
            rollBack(connection, broken);
            throw broken;
        }
    }

    private static void commit(Connection connection) throws SQLException {
        try {
            execute(connection, "COMMIT");
        } catch (SQLException broken) {
            throw new CommitException(broken);
        }
    }

    /** SQLite may have rolled back by itself; where it cannot, no further transaction begins. */
    private static void rollBack(Connection connection, Throwable why) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException alsoBroken) {
            why.addSuppressed(alsoBroken);
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
