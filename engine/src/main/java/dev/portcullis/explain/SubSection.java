package dev.portcullis.explain;

import dev.portcullis.role.AccessRule;
import dev.portcullis.role.KubernetesRule;
import dev.portcullis.role.LabelCondition;
import dev.portcullis.role.LabelSelector;
import dev.portcullis.role.Principal;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.RoleSection;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sections of roles that say one thing only, so that compiling one compiles that thing. */
final class SubSection {
    private static final List<String> EVERYWHERE = List.of("*");
    private static final List<AccessRule> NO_RULES = List.of();
    private static final LabelCondition ANY_LABELS = new LabelCondition(LabelSelector.everything(), Optional.empty());

    private SubSection() {}

    /** Accounts alone: as a deny section it applies when one of the request is listed. */
    static RoleSection accounts(Map<Principal, List<Fragment>> accounts) {
        return section(Map.of(), accounts, Optional.empty());
    }

    /** Accounts for any labels: as an allow section it matches when all of the request are listed. */
    static RoleSection accountsForAnyLabels(ResourceKind kind, Map<Principal, List<Fragment>> accounts) {
        return section(Map.of(kind, ANY_LABELS), accounts, Optional.empty());
    }

    /** Kubernetes objects alone. */
    static RoleSection objects(Optional<List<KubernetesRule>> objects) {
        return section(Map.of(), Map.of(), objects);
    }

    /** Kubernetes objects in any cluster. */
    static RoleSection objectsInAnyCluster(Optional<List<KubernetesRule>> objects) {
        return section(Map.of(ResourceKind.KUBE_CLUSTER, ANY_LABELS), Map.of(), objects);
    }

    /** One rule of a section. */
    static RoleSection rule(RoleSection section, AccessRule rule) {
        return new RoleSection(section.namespaces(), Map.of(), Map.of(), List.of(rule), section.place());
    }

    private static RoleSection section(
            Map<ResourceKind, LabelCondition> labels,
            Map<Principal, List<Fragment>> accounts,
            Optional<List<KubernetesRule>> objects) {
        return new RoleSection(EVERYWHERE, labels, accounts, NO_RULES, Span.NONE, objects);
    }
}
