package dev.portcullis.model;

import dev.portcullis.request.KubeObject;
import dev.portcullis.role.KubernetesKind;
import java.util.List;
import java.util.Set;

/**
 * A compiled entry of a role's Kubernetes objects, in the form of version 8.
 *
 * @param kind plural name, or {@code *}
 * @param apiGroup pattern
 * @param namespace pattern; empty for objects in no namespace
 * @param name pattern
 * @param verbs words, each perhaps a template; {@code *} for all, none for nothing
 * @param reach whether it reaches cluster-wide objects whatever its namespace
 */
record KubernetesEntry(
        String kind,
        ScopedPattern apiGroup,
        ScopedPattern namespace,
        ScopedPattern name,
        List<Texts> verbs,
        Reach reach) {
    private static final Set<String> READING = Set.of("get", "list", "watch");

    KubernetesEntry {
        verbs = List.copyOf(verbs);
    }

    /** Which objects in no namespace an entry reaches. */
    enum Reach {
        /** Those that its namespace lets it reach: an empty one or {@code *}. */
        BY_NAMESPACE,
        /** Those, and whatever its namespace all that are known to be in none, but for namespaces. */
        CLUSTER_WIDE,
        /** None: it is about what is inside namespaces. */
        NOTHING
    }

    boolean matches(KubeObject object, Scope scope) {
        return (kind.equals(ScopedPattern.ANY) || kind.equals(object.kind()))
                && apiGroup.matches(object.apiGroup(), scope)
                && reaches(object, scope)
                && name.matches(object.name(), scope)
                && includes(object.verb(), scope);
    }

    private boolean includes(String verb, Scope scope) {
        for (Texts words : verbs) {
            List<String> said = words.of(scope);
            if (said.contains(verb) || said.contains(ScopedPattern.ANY)) {
                return true;
            }
        }
        return false;
    }

    private boolean reaches(KubeObject object, Scope scope) {
        boolean clusterWide = KubernetesKind.isClusterWide(object.kind(), object.apiGroup());
        if (!clusterWide && !object.namespace().isEmpty()) {
            return namespace.matches(object.namespace(), scope);
        }
        return switch (reach) {
            case BY_NAMESPACE -> namespace.isUnrestricted(scope);
            case CLUSTER_WIDE ->
                namespace.isUnrestricted(scope)
                        || (clusterWide && !object.kind().equals(KubernetesKind.NAMESPACE.plural()));
            case NOTHING -> false;
        };
    }

    /** Whether it lets the namespace be read in which it reaches something. */
    boolean opens(KubeObject object, Scope scope) {
        return object.kind().equals(KubernetesKind.NAMESPACE.plural())
                && object.apiGroup().isEmpty()
                && READING.contains(object.verb())
                && !KubernetesKind.isClusterWide(kind)
                && verbs.stream().anyMatch(words -> !words.of(scope).isEmpty())
                && !namespace.isSilent(scope)
                && namespace.matches(object.name(), scope);
    }
}
