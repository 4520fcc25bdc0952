package dev.portcullis.fact;

import dev.portcullis.cluster.OnPolicyChange;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.request.SessionState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One request with everything that can decide it: the only fact of a rule run, so that no rule joins. Core rules read
 * it and record findings; which finding decides does not depend on the order in which rules fire.
 */
public final class Inquiry {
    private final Situation situation;
    private final Evidence evidence;
    private final List<Finding> findings = new ArrayList<>(4);

    public Inquiry(Situation situation, Evidence evidence) {
        this.situation = situation;
        this.evidence = evidence;
    }

    public boolean isNewSession() {
        return situation.session() == SessionState.NEW;
    }

    public boolean isStrict() {
        return situation.strict();
    }

    public boolean isStale() {
        return situation.stale();
    }

    public boolean isRevisionMissing() {
        return holds(Line.REVISION);
    }

    public boolean isLocked() {
        return holds(Line.LOCK);
    }

    public boolean isTerminatedByRule() {
        return holds(Line.TERMINATE_RULE);
    }

    public boolean isDeniedByRule() {
        return holds(Line.DENY_RULE);
    }

    public boolean isOutsideAllowedResources() {
        return holds(Line.RESOURCE_IDS);
    }

    public boolean isMfaDemandedByCluster() {
        return holds(Line.CLUSTER_MFA);
    }

    public boolean isDeniedByRole() {
        return holds(Line.ROLE_DENY);
    }

    public boolean isDemandUnmet() {
        return holds(Line.ROLE_DEMAND);
    }

    public boolean isGranted() {
        return holds(Line.GRANT);
    }

    private boolean holds(Line line) {
        return !evidence.of(line).isEmpty();
    }

    /** Records all that the evidence has for a line. */
    public void conclude(Line line) {
        findings.addAll(evidence.of(line));
    }

    /** Records a finding of a rule that is not ours. Findings can be added, never removed. */
    public void conclude(Finding finding) {
        findings.add(finding);
    }

    /** The finding that decides; empty when no rule found anything that has a say. */
    public Optional<Finding> deciding() {
        Finding first = null;
        for (Finding finding : findings) {
            boolean earlier = first == null || finding.line().compareTo(first.line()) < 0;
            if (earlier && effect(finding).isPresent()) {
                first = finding;
            }
        }
        return Optional.ofNullable(first);
    }

    /** What a finding means for this request. */
    public Optional<Effect> effect(Finding finding) {
        return finding.line().effect(situation.session(), situation.onPolicyChange());
    }

    /** Everything found, line by line. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        all.sort(Comparator.comparing(Finding::line));
        return Collections.unmodifiableList(all);
    }

    /**
     * What the core rules need to know beside the evidence.
     *
     * @param session whether a session is asked for or runs
     * @param strict whether the locking mode of this request is strict
     * @param stale whether the lock view is not proven fresh
     * @param onPolicyChange whether policy can end a running session
     */
    public record Situation(SessionState session, boolean strict, boolean stale, OnPolicyChange onPolicyChange) {}
}
