package dev.portcullis.server.admin;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.Kind;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.follow.StoredText;
import dev.portcullis.lock.Lock;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoredResource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a resource that is to be written has to do with: itself, and the policy. Other locks are not read, however many
 * there are.
 *
 * @param key the resource
 * @param reading what the store holds of all that
 */
record StoredState(ResourceKey key, StoreReading reading) {
    /** Reads the whole policy. */
    static StoredState policy(Store store, ResourceKey key) {
        return of(
                store,
                key,
                ResourceKind.all().stream()
                        .filter(kind -> !kind.isLock())
                        .map(ResourceKind::word)
                        .toList());
    }

    /** Reads some kinds of resources. */
    static StoredState of(Store store, ResourceKey key, Collection<String> kinds) {
        Excerpt wanted = Excerpt.ofKinds(kinds).with(List.of(key));
        return new StoredState(key, StoreReading.of(store.snapshot(wanted), List.of()));
    }

    /** Whether the resource is there. */
    boolean isThere() {
        return reading.holds(key);
    }

    /** The revision of the resource; missing where it is not there. */
    OptionalLong revision() {
        return reading.resource(key)
                .map(StoredResource::revision)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The lock that the resource is, as far as it is one that can be read. */
    Optional<Lock> lock() {
        return reading.resource(key)
                .filter(resource -> key.kind().equals(Kind.LOCK.word()))
                .flatMap(resource -> new CatalogReader()
                        .read(List.of(StoredText.of(resource))).catalog().locks().stream()
                                .findFirst());
    }
}
