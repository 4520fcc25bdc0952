package dev.portcullis.store.sqlite;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Change;
import dev.portcullis.store.Change.Deleted;
import dev.portcullis.store.Change.Written;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables that tell what has happened, within a transaction of the caller. */
final class History {
    private History() {}

    /** Where the history is now. */
    static StoreToken token(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT epoch, revision FROM history")) {
            rows.next();
            return new StoreToken(rows.getString(1), rows.getLong(2));
        }
    }

    /** The epoch that this history succeeds. */
    static Optional<String> predecessor(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT predecessor FROM history")) {
            rows.next();
            return Optional.of(rows.getString(1)).filter(epoch -> !epoch.isEmpty());
        }
    }

    /** Goes one revision on. */
    static StoreToken next(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE history SET revision = revision + 1");
        }
        return token(connection);
    }

    /** Begins anew under another epoch; earlier changes are forgotten. */
    static StoreToken restart(Connection connection, String epoch) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                        "UPDATE history SET predecessor = epoch, epoch = ?, revision = revision + 1");
                Statement statement = connection.createStatement()) {
            update.setString(1, epoch);
            update.executeUpdate();
            statement.executeUpdate("DELETE FROM change");
        }
        return token(connection);
    }

    /** Keeps a change for tails, and lets go of the oldest one. */
    static void record(Connection connection, long revision, ResourceKey key, @Nullable String document)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO change (revision, kind, name, document, committed) VALUES (?, ?, ?, ?, ?)");
                PreparedStatement forget = connection.prepareStatement("DELETE FROM change WHERE revision <= ?")) {
            insert.setLong(1, revision);
            insert.setString(2, key.kind());
            insert.setString(3, key.name());
            insert.setString(4, document);
            insert.setLong(5, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            insert.executeUpdate();
            forget.setLong(1, revision - SqliteStore.HISTORY);
            forget.executeUpdate();
        }
    }

    /** The changes after a revision, as far as they are kept. */
    static List<Change> after(Connection connection, long revision) throws SQLException {
        List<Change> changes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT revision, kind, name, document, committed FROM change WHERE revision > ? ORDER BY revision")) {
            query.setLong(1, revision);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    changes.add(change(rows));
                }
            }
        }
        return changes;
    }

    private static Change change(ResultSet row) throws SQLException {
        long revision = row.getLong(1);
        ResourceKey key = new ResourceKey(row.getString(2), row.getString(3));
        @Nullable String document = row.getString(4);
        Instant committed = Instant.EPOCH.plus(row.getLong(5), ChronoUnit.MICROS);
        return document == null
                ? new Deleted(key, revision, committed)
                : new Written(new StoredResource(key, document, revision), committed);
    }
}
