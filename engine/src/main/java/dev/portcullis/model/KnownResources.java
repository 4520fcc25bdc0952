package dev.portcullis.model;

import dev.portcullis.cluster.KnownResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources that a cluster knows, by kind and name. Immutable. */
public final class KnownResources {
    /** None. */
    public static final KnownResources NONE = new KnownResources(List.of());

    private final Map<String, Map<String, KnownResource>> byKind = new HashMap<>();

    /** @param resources of several with one kind and name, the first counts */
    public KnownResources(List<KnownResource> resources) {
        for (KnownResource resource : resources) {
            byKind.computeIfAbsent(resource.kind(), kind -> new HashMap<>()).putIfAbsent(resource.name(), resource);
        }
    }

    /** The resource of a kind with a name. */
    public Optional<KnownResource> find(String kind, String name) {
        Map<String, KnownResource> ofKind = byKind.get(kind);
        return ofKind == null ? Optional.empty() : Optional.ofNullable(ofKind.get(name));
    }

    /** The names of all resources of a kind, in no order. */
    public Collection<String> names(String kind) {
        return byKind.getOrDefault(kind, Map.of()).keySet();
    }
}
