package dev.portcullis.follow;

import dev.portcullis.store.Change;
import dev.portcullis.store.Change.Written;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The texts of a store that are part of the policy, as they are known. For one thread. */
final class PolicyBook {
    private final TreeMap<ResourceKey, StoredResource> held =
            new TreeMap<>(Comparator.comparing(ResourceKey::kind).thenComparing(ResourceKey::name));

    OptionalLong revision(ResourceKey key) {
        @Nullable StoredResource known = held.get(key);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.revision());
    }

    /** Whether a text is known as it is. */
    boolean holds(StoredResource resource) {
        return resource.equals(held.get(resource.key()));
    }

    /** All of them, in order of kind and name. */
    List<StoredResource> resources() {
        return List.copyOf(held.values());
    }

    void apply(List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Written written) {
                held.put(change.key(), written.resource());
            } else {
                held.remove(change.key());
            }
        }
    }
}
