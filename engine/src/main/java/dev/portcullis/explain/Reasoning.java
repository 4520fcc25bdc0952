package dev.portcullis.explain;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Finding;
import java.util.List;

/**
 * A decision with everything that was looked at.
 *
 * @param decision the answer
 * @param findings all findings, line by line
 * @param checks what was looked at beside roles, in the order of a decision
 * @param roles what each role of the subject says, in the order of the credential; none where roles are not asked
 * @param missing what stands in the way of what is not allowed; empty where something is
 */
public record Reasoning(
        Decision decision,
        List<Finding> findings,
        List<Check> checks,
        List<RoleReport> roles,
        List<Shortfall> missing) {
    public Reasoning {
        findings = List.copyOf(findings);
        checks = List.copyOf(checks);
        roles = List.copyOf(roles);
        missing = List.copyOf(missing);
    }
}
