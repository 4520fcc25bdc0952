package dev.portcullis.server.admin;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.Kind;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.draft.StoredKey;
import dev.portcullis.follow.StoredText;
import dev.portcullis.lock.Lock;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoredResource;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * What resources that are to be written have to do with: themselves, and the policy. Other locks are not read, however many
 * there are.
 *
 * @param reading what the store holds of all that
 */
record StoredState(StoreReading reading) {
    /** Reads the whole policy. */
    static StoredState policy(Store store, Collection<ResourceKey> keys) {
        return of(store, keys, StoredKey.policyKinds());
    }

    /** Reads some kinds of resources. */
    static StoredState of(Store store, Collection<ResourceKey> keys, Collection<String> kinds) {
        Excerpt wanted = Excerpt.ofKinds(kinds).with(keys);
        return new StoredState(StoreReading.of(store.snapshot(wanted), List.of()));
    }

    /** Whether a resource is there. */
    boolean holds(ResourceKey key) {
        return reading.holds(key);
    }

    /** The revision of a resource; missing where it is not there. */
    OptionalLong revision(ResourceKey key) {
        return reading.resource(key)
                .map(StoredResource::revision)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The locks that are there, as far as they can be read. */
    List<Lock> locks() {
        List<SourceFile> texts = reading.resources().values().stream()
                .filter(resource -> resource.key().kind().equals(Kind.LOCK.word()))
                .map(StoredText::of)
                .toList();
        return new CatalogReader().read(texts).catalog().locks();
    }
}
