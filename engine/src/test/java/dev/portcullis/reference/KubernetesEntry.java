package dev.portcullis.reference;

import dev.portcullis.request.KubeObject;
import dev.portcullis.role.KubernetesKind;
import java.util.List;
import java.util.Set;

/**
 * One entry of {@code kubernetes_resources} in the form that all versions are brought into (section 8.5), with values in
 * place of templates.
 *
 * @param kind plural name, or {@code *}
 * @param apiGroup pattern
 * @param namespaces patterns, any of which will do
 * @param names patterns, any of which will do
 * @param verbs words, or {@code *}
 * @param outside how it reaches objects that are in no namespace
 */
record KubernetesEntry(
        String kind,
        String apiGroup,
        List<String> namespaces,
        List<String> names,
        List<String> verbs,
        Outside outside) {
    private static final String NAMESPACES = "namespaces";
    private static final Set<String> READING = Set.of("get", "list", "watch");
    private static final List<String> ANY = List.of("*");

    /** How an entry reaches objects that are in no namespace. */
    enum Outside {
        /** Where its namespace is empty or a star. */
        BY_NAMESPACE,
        /** Kinds in no namespace: whatever its own namespace. */
        ALWAYS,
        /** The same but for namespaces themselves. */
        ALWAYS_BUT_NAMESPACES,
        NEVER
    }

    static final KubernetesEntry EVERYTHING = all("*", "*");

    /** All objects of a kind. */
    static KubernetesEntry all(String kind, String apiGroup) {
        return new KubernetesEntry(kind, apiGroup, ANY, ANY, ANY, Outside.BY_NAMESPACE);
    }

    /** Whether it is about what is done with the object. */
    boolean matches(KubeObject object) throws EvaluationException {
        return (kind.equals("*") || kind.equals(object.kind()))
                && Patterns.accepts(apiGroup, object.apiGroup())
                && reachesNamespace(object)
                && accepts(names, object.name())
                && (verbs.contains("*") || verbs.contains(object.verb()));
    }

    /** Whether the object is a namespace that may be read because something in it may be reached. */
    boolean letsReadNamespace(KubeObject object) throws EvaluationException {
        return object.kind().equals(NAMESPACES)
                && object.apiGroup().isEmpty()
                && READING.contains(object.verb())
                && !KubernetesKind.isClusterWide(kind)
                && !verbs.isEmpty()
                && accepts(namespaces.stream().filter(some -> !some.isEmpty()).toList(), object.name());
    }

    /** Kinds that are in no namespace are outside whatever is asked; of other kinds, what is asked for in all of them. */
    private boolean reachesNamespace(KubeObject object) throws EvaluationException {
        boolean clusterWide = KubernetesKind.isClusterWide(object.kind(), object.apiGroup());
        if (!clusterWide && !object.namespace().isEmpty()) {
            return accepts(namespaces, object.namespace());
        }
        return switch (outside) {
            case ALWAYS -> clusterWide || isUnrestricted();
            case ALWAYS_BUT_NAMESPACES -> (clusterWide && !object.kind().equals(NAMESPACES)) || isUnrestricted();
            case BY_NAMESPACE -> isUnrestricted();
            case NEVER -> false;
        };
    }

    private boolean isUnrestricted() {
        return namespaces.contains("") || namespaces.contains("*");
    }

    private static boolean accepts(List<String> patterns, String value) throws EvaluationException {
        for (String pattern : patterns) {
            if (Patterns.accepts(pattern, value)) {
                return true;
            }
        }
        return false;
    }
}
