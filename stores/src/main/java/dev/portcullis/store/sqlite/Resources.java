package dev.portcullis.store.sqlite;

import dev.portcullis.store.Excerpt;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The resources of a store, as one connection sees them. */
final class Resources {
    private static final String ALL = "SELECT kind, name, document, revision FROM resource";
    private static final String OF_KIND = ALL + " WHERE kind = ?";
    private static final String ONE = OF_KIND + " AND name = ?";

    private final Connection connection;

    Resources(Connection connection) {
        this.connection = connection;
    }

    List<StoredResource> all() throws SQLException {
        return read(ALL);
    }

    /** A part of them, found by the index of kinds and names. */
    List<StoredResource> of(Excerpt wanted) throws SQLException {
        List<StoredResource> found = new ArrayList<>();
        for (String kind : wanted.kinds()) {
            found.addAll(read(OF_KIND, kind));
        }
        for (ResourceKey key : wanted.keys()) {
            if (!wanted.kinds().contains(key.kind())) {
                found.addAll(read(ONE, key.kind(), key.name()));
            }
        }
        return found;
    }

    /** The revision of one of them; missing where there is none. */
    OptionalLong revision(ResourceKey key) throws SQLException {
        return read(ONE, key.kind(), key.name()).stream()
                .mapToLong(StoredResource::revision)
                .findFirst();
    }

    private List<StoredResource> read(String query, String... values) throws SQLException {
        List<StoredResource> resources = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int number = 0; number < values.length; number++) {
                statement.setString(number + 1, values[number]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    resources.add(new StoredResource(
                            new ResourceKey(rows.getString(1), rows.getString(2)), rows.getString(3), rows.getLong(4)));
                }
            }
        }
        return resources;
    }
}
