package dev.portcullis.store;

import dev.portcullis.decision.StoreToken;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything that a store held at one revision.
 *
 * @param token that revision
 * @param resources in no particular order
 * @param provenAt the moment of {@link System#nanoTime} at which this was all; missing where that is not proven
 * @param predecessor the epoch that an operator has declared the one of {@code token} to be the successor of; missing for a
 *     history that succeeds no other. One that follows the predecessor goes on with this history; to it any other is
 *     another store that was put in place
 */
public record Snapshot(
        StoreToken token, List<StoredResource> resources, OptionalLong provenAt, Optional<String> predecessor) {
    public Snapshot {
        resources = List.copyOf(resources);
    }

    /** Everything that a store held whose history succeeds no other. */
    public Snapshot(StoreToken token, List<StoredResource> resources, OptionalLong provenAt) {
        this(token, resources, provenAt, Optional.empty());
    }

    /** A part of it. */
    public Snapshot only(Excerpt wanted) {
        return new Snapshot(
                token,
                resources.stream()
                        .filter(resource -> wanted.holds(resource.key()))
                        .toList(),
                provenAt,
                predecessor);
    }
}
