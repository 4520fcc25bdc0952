package dev.portcullis.store;

import dev.portcullis.decision.StoreToken;
import java.util.List;
import java.util.OptionalLong;

/**
 * Everything that a store held at one revision.
 *
 * @param token that revision
 * @param resources in no particular order
 * @param provenAt the moment of {@link System#nanoTime} at which this was all; missing where that is not proven
 */
public record Snapshot(StoreToken token, List<StoredResource> resources, OptionalLong provenAt) {
    public Snapshot {
        resources = List.copyOf(resources);
    }
}
