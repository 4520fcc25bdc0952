package dev.portcullis.role;

import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The allow or the deny half of a role.
 *
 * @param namespaces only {@code default} and {@code *} have a meaning
 * @param labels by kind of resource; what is missing says nothing
 * @param principals accounts, each may be a template
 * @param rules calls of the Auth API
 * @param place where the section is written
 * @param kubernetes objects inside Kubernetes clusters; empty where the field is absent
 */
public record RoleSection(
        List<String> namespaces,
        Map<ResourceKind, LabelCondition> labels,
        Map<Principal, List<Fragment>> principals,
        List<AccessRule> rules,
        Span place,
        Optional<List<KubernetesRule>> kubernetes) {
    /** Says nothing. */
    public static final RoleSection EMPTY =
            new RoleSection(List.of("default"), Map.of(), Map.of(), List.of(), Span.NONE);

    /** A section that says nothing of objects inside Kubernetes clusters. */
    public RoleSection(
            List<String> namespaces,
            Map<ResourceKind, LabelCondition> labels,
            Map<Principal, List<Fragment>> principals,
            List<AccessRule> rules,
            Span place) {
        this(namespaces, labels, principals, rules, place, Optional.empty());
    }

    public RoleSection {
        namespaces = List.copyOf(namespaces);
        labels = Map.copyOf(labels);
        principals = Map.copyOf(principals);
        rules = List.copyOf(rules);
        kubernetes = kubernetes.map(List::copyOf);
    }

    /** What it says of the labels of a kind. */
    public LabelCondition labels(ResourceKind kind) {
        return labels.getOrDefault(kind, LabelCondition.NONE);
    }

    /** The accounts that it lists. */
    public List<Fragment> principals(Principal principal) {
        return principals.getOrDefault(principal, List.of());
    }

    /** Whether it applies in the only namespace there is. */
    public boolean appliesToDefaultNamespace() {
        return namespaces.contains("default") || namespaces.contains("*");
    }
}
