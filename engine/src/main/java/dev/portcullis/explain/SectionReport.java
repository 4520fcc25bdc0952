package dev.portcullis.explain;

import java.util.List;

/**
 * What one half of a role says to a request, or to one right that a call of the Auth API needs.
 *
 * @param half which half
 * @param verb the right; empty for a resource
 * @param step held where the half applies, with its conditions below
 * @param topic whether it is about what is asked for at all
 * @param unmet the fewest conditions that would have to hold as well for it to apply
 */
public record SectionReport(Half half, String verb, Step step, Topic topic, List<Step> unmet) {
    /** What a half of a role is about. */
    public enum Topic {
        /** The kind of resource, or the right, that is asked for. */
        ASKED_FOR,
        OTHER
    }

    public SectionReport {
        unmet = step.held() ? List.of() : List.copyOf(unmet);
    }
}
