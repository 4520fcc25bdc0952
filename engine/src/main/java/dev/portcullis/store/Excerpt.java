package dev.portcullis.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which part of a store is wanted.
 *
 * @param kinds all resources of these kinds
 * @param keys single resources beside them
 */
public record Excerpt(Set<String> kinds, Set<ResourceKey> keys) {
    public Excerpt {
        kinds = Set.copyOf(kinds);
        keys = Set.copyOf(keys);
    }

    /** All resources of some kinds. */
    public static Excerpt ofKinds(Collection<String> kinds) {
        return new Excerpt(Set.copyOf(kinds), Set.of());
    }

    /** One resource. */
    public static Excerpt of(ResourceKey key) {
        return new Excerpt(Set.of(), Set.of(key));
    }

    /** The same with some more resources. */
    public Excerpt with(Collection<ResourceKey> more) {
        Set<ResourceKey> all = new HashSet<>(keys);
        all.addAll(more);
        return new Excerpt(kinds, all);
    }

    /** Whether a resource is part of it. */
    public boolean holds(ResourceKey key) {
        return kinds.contains(key.kind()) || keys.contains(key);
    }
}
