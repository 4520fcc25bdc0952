package dev.portcullis.engine;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.CompiledRule;
import dev.portcullis.model.RuleIndex;
import dev.portcullis.model.Scope;
import dev.portcullis.role.ResourceKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules of a policy's authors say about one request of a user. Those of a line are asked when somebody wants to know. */
final class PolicyRules {
    private final RuleIndex rules;
    private final Scope scope;
    private final ClusterSettings settings;
    private @Nullable RuleEvidence terminating;
    private @Nullable RuleEvidence denying;
    private RuleEvidence granting = RuleEvidence.NONE;
    private List<CompiledRule> counting = List.of();

    PolicyRules(CompiledPolicy policy, Scope scope) {
        this.rules = policy.rules();
        this.scope = scope;
        this.settings = policy.settings();
    }

    List<Finding> terminating() {
        RuleEvidence found = terminating;
        if (found == null) {
            found = RuleEvidence.of(Line.TERMINATE_RULE, rules, scope);
            terminating = found;
        }
        return found.findings();
    }

    List<Finding> denying() {
        RuleEvidence found = denying;
        if (found == null) {
            found = RuleEvidence.of(Line.DENY_RULE, rules, scope);
            denying = found;
        }
        return found.findings();
    }

    /** What the roles say, with the rules that allow something; those are asked only where no role is against it. */
    Verdict joined(Verdict roles) {
        if (!roles.denied().isEmpty()
                || !roles.unmet().isEmpty()
                || (roles.granted().isEmpty() && needsAccounts())) {
            return roles;
        }
        granting = RuleEvidence.of(Line.GRANT, rules, scope);
        if (granting.holding().isEmpty()) {
            return roles;
        }
        Verdict joined = new RuleGrants(granting, scope, settings).joined(roles);
        counting = joined.granted().isEmpty() ? List.of() : granting.holding();
        return joined;
    }

    /** A Kubernetes cluster is entered by groups and users, which only roles that reach it give. */
    private boolean needsAccounts() {
        return scope.request().resource().kind().equals(ResourceKind.KUBE_CLUSTER.word());
    }

    /** The rules that allow it and whose options count. */
    List<CompiledRule> counting() {
        return counting;
    }

    /** The first instant at which rules that speak on a line or before it may say something else. */
    Instant holdsUntil(Line line) {
        Instant until = until(terminating, Line.TERMINATE_RULE, line, Instant.MAX);
        until = until(denying, Line.DENY_RULE, line, until);
        return until(granting, Line.ROLE_DEMAND, line, until);
    }

    private static Instant until(@Nullable RuleEvidence evidence, Line from, Line decided, Instant other) {
        return evidence != null
                        && from.compareTo(decided) <= 0
                        && evidence.until().isBefore(other)
                ? evidence.until()
                : other;
    }
}
