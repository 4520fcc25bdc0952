package dev.portcullis.role;

import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.List;

/**
 * Which objects inside Kubernetes clusters a section of a role is about. Empty texts are what the entry leaves out.
 *
 * @param kind API name, or {@code *}
 * @param apiGroup from version 8 on
 * @param namespace pattern; empty for cluster-wide kinds
 * @param name pattern
 * @param verbs {@code *} alone for all; none match nothing
 * @param place where the entry is written
 */
public record KubernetesRule(
        Fragment kind, Fragment apiGroup, Fragment namespace, Fragment name, List<Fragment> verbs, Span place) {
    public KubernetesRule {
        verbs = List.copyOf(verbs);
    }
}
