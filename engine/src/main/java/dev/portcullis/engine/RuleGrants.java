package dev.portcullis.engine;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Obligation;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.model.CompiledRule;
import dev.portcullis.model.Scope;
import dev.portcullis.role.RoleOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an author's {@code allow} rules add to the verdict of the roles. They stand in for labels and logins of a role: what
 * a role denies or demands stays, and they can demand something themselves.
 */
final class RuleGrants {
    private final List<CompiledRule> rules;
    private final List<Finding> findings;
    private final Scope scope;
    private final ClusterSettings settings;

    /**
     * @param evidence the rules that hold
     */
    RuleGrants(RuleEvidence evidence, Scope scope, ClusterSettings settings) {
        this.rules = evidence.holding();
        this.findings = evidence.findings();
        this.scope = scope;
        this.settings = settings;
    }

    Verdict joined(Verdict roles) {
        Optional<Finding> demand = demand(roles);
        if (demand.isPresent()) {
            return Verdict.unmet(demand.get());
        }
        return new Verdict(
                List.of(),
                List.of(),
                Stream.concat(roles.granted().stream(), findings.stream()).toList(),
                roles.nothing(),
                Stream.concat(roles.obligations().stream(), obligations().stream())
                        .toList());
    }

    /** The first demand that is not met: those of rules, and that of the cluster if no role was asked for it. */
    private Optional<Finding> demand(Verdict roles) {
        boolean mfaShown = !scope.user().mfaDevice().isEmpty();
        boolean deviceShown = scope.user().device().verified();
        for (CompiledRule rule : rules) {
            RoleOptions options = rule.settings().options().orElse(RoleOptions.NONE);
            if (!mfaShown && options.sessionMfa()) {
                return Optional.of(demand(Reason.MFA_REQUIRED, ResourceAccess.MFA_REQUIRED, rule.origin()));
            }
            if (!deviceShown && options.deviceTrust().demandedOf(scope.user())) {
                return Optional.of(demand(Reason.DEVICE_REQUIRED, ResourceAccess.DEVICE_REQUIRED, rule.origin()));
            }
        }
        boolean clusterDemands = roles.granted().isEmpty()
                && scope.request().isSsh()
                && settings.deviceTrust().demandedOf(scope.user());
        return clusterDemands && !deviceShown
                ? Optional.of(demand(Reason.DEVICE_REQUIRED, ResourceAccess.DEVICE_REQUIRED, Origin.CLUSTER))
                : Optional.empty();
    }

    private static Finding demand(Reason reason, String message, Origin origin) {
        return new Finding(Line.ROLE_DEMAND, reason, message, origin);
    }

    /** What the rules oblige to by name; where several say something under one name, all of it. */
    private List<Obligation> obligations() {
        Map<String, TreeSet<String>> byName = new TreeMap<>();
        for (CompiledRule rule : rules) {
            for (Obligation obligation : rule.settings().obligations()) {
                byName.computeIfAbsent(obligation.name(), unused -> new TreeSet<>())
                        .add(obligation.value());
            }
        }
        List<Obligation> obligations = new ArrayList<>();
        byName.forEach((name, values) -> obligations.add(new Obligation(name, String.join(", ", values))));
        return obligations;
    }
}
