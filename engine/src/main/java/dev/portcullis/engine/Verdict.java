package dev.portcullis.engine;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Obligation;
import java.util.List;

/**
 * What the roles of a subject say about a request. At most one of the first three is not empty.
 *
 * @param denied that a role forbids it or cannot be evaluated
 * @param unmet that a role which would grant it demands more
 * @param granted that a role grants it
 * @param nothing what to say when nothing grants it
 * @param obligations what else the gateway must see to when it is granted
 */
record Verdict(
        List<Finding> denied,
        List<Finding> unmet,
        List<Finding> granted,
        Finding nothing,
        List<Obligation> obligations) {
    static Verdict denied(List<Finding> findings) {
        return new Verdict(findings, List.of(), List.of(), findings.get(0), List.of());
    }

    static Verdict unmet(Finding demand) {
        return new Verdict(List.of(), List.of(demand), List.of(), demand, List.of());
    }

    static Verdict granted(Finding grant) {
        return new Verdict(List.of(), List.of(), List.of(grant), grant, List.of());
    }

    Verdict with(List<Obligation> more) {
        return new Verdict(denied, unmet, granted, nothing, more);
    }

    static Verdict nothing(Finding nothing) {
        return new Verdict(List.of(), List.of(), List.of(), nothing, List.of());
    }
}
