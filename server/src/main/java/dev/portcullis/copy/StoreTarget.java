package dev.portcullis.copy;

import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoredResource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A store that keeps each text as it was given.
 *
 * @param store stays the caller's
 */
public record StoreTarget(Store store) implements CopyTarget {
    @Override
    public Map<ResourceKey, StoredResource> read() {
        return store.snapshot().resources().stream()
                .collect(Collectors.toMap(StoredResource::key, Function.identity()));
    }

    @Override
    public boolean isSame(StoredResource wanted, StoredResource held) {
        return wanted.document().equals(held.document());
    }

    @Override
    public void add(StoredResource resource) {
        store.put(resource.key(), resource.document(), Precondition.ABSENT);
    }

    @Override
    public void replace(StoredResource held, StoredResource resource) {
        store.put(resource.key(), resource.document(), Precondition.at(held.revision()));
    }

    @Override
    public void delete(StoredResource held) {
        store.delete(held.key(), Precondition.at(held.revision()));
    }
}
