package dev.portcullis.engine;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.model.CompiledRole;
import dev.portcullis.model.EvaluationException;
import dev.portcullis.model.Scope;
import dev.portcullis.request.Request;
import dev.portcullis.role.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the roles of a user let a resource be reached. Deny sections of all roles come first. Then the first role
 * grants whose allow section matches, unless it or a later one that matches demands more than the user has shown.
 */
final class ResourceAccess {
    static final String MFA_REQUIRED = "access to resource requires MFA";
    static final String DEVICE_REQUIRED = "access to resource requires a trusted device";
    private static final String NO_KUBERNETES =
            "Your user's Teleport role does not allow Kubernetes access. Please ask cluster administrator to ensure your"
                    + " role has appropriate kubernetes_groups and kubernetes_users set.";
    private static final String CLUSTER_REFUSAL = "access to cluster denied";

    private final RoleSet roles;
    private final Scope scope;
    private final ClusterSettings settings;

    ResourceAccess(RoleSet roles, Scope scope, ClusterSettings settings) {
        this.roles = roles;
        this.scope = scope;
        this.settings = settings;
    }

    Verdict decide() {
        String word = scope.request().resource().kind();
        Optional<ResourceKind> kind = ResourceKind.of(word);
        if (kind.isEmpty()) {
            return nothing(ResourceKind.refusal(word));
        }
        if (kind.get() == ResourceKind.REMOTE_CLUSTER) {
            return remoteCluster();
        }
        Verdict verdict = resource(kind.get());
        return verdict.granted().isEmpty() ? verdict : obliged(kind.get(), verdict);
    }

    private Verdict obliged(ResourceKind kind, Verdict granted) {
        return switch (kind) {
            case KUBE_CLUSTER -> kubernetes(granted);
            case NODE -> granted.with(HostUsers.obligations(roles, scope));
            default -> granted;
        };
    }

    private Verdict resource(ResourceKind kind) {
        List<Finding> denied = denied(kind, kind.refusal());
        if (!denied.isEmpty()) {
            return Verdict.denied(denied);
        }
        boolean mfaShown = !scope.user().mfaDevice().isEmpty();
        boolean deviceShown = scope.user().device().verified();
        boolean nothingToShow = deviceShown && (mfaShown || !roles.demandsMfa());
        Finding grant = null;
        for (CompiledRole role : roles.held()) {
            try {
                if (!role.allow().allows(kind, scope)) {
                    continue;
                }
            } catch (EvaluationException broken) {
                return Verdict.denied(List.of(broken(role, broken, kind.refusal())));
            }
            if (!mfaShown && role.options().sessionMfa()) {
                return Verdict.unmet(demand(Reason.MFA_REQUIRED, MFA_REQUIRED, role));
            }
            if (!deviceShown && role.options().deviceTrust().demandedOf(scope.user())) {
                return Verdict.unmet(demand(Reason.DEVICE_REQUIRED, DEVICE_REQUIRED, role));
            }
            grant = grant == null ? role.grant() : grant;
            if (nothingToShow) {
                break;
            }
        }
        return grant == null ? nothing(kind.refusal()) : grantedUnlessClusterDemands(grant, deviceShown);
    }

    /** A cluster is entered as somebody: without any account of the roles that reach it there is no access. */
    private Verdict kubernetes(Verdict granted) {
        KubernetesPrincipals principals = new KubernetesPrincipals();
        for (CompiledRole role : roles.held()) {
            try {
                principals.add(role, scope);
            } catch (EvaluationException broken) {
                return Verdict.denied(List.of(broken(role, broken, ResourceKind.KUBE_CLUSTER.refusal())));
            }
        }
        roles.held().forEach(role -> principals.remove(role, scope));
        return principals.isEmpty() ? nothing(NO_KUBERNETES) : granted.with(principals.obligations());
    }

    /** The cluster-wide demand for a device is made on SSH, after everything that roles have to say. */
    private Verdict grantedUnlessClusterDemands(Finding grant, boolean deviceShown) {
        Request request = scope.request();
        boolean demanded = request.isSsh() && settings.deviceTrust().demandedOf(scope.user());
        if (demanded && !deviceShown) {
            return Verdict.unmet(
                    new Finding(Line.ROLE_DEMAND, Reason.DEVICE_REQUIRED, DEVICE_REQUIRED, Origin.CLUSTER));
        }
        return Verdict.granted(grant);
    }

    /** Clusters are reached by labels alone. Where no role speaks of clusters, those without labels are open. */
    private Verdict remoteCluster() {
        boolean spokenOf = roles.held().stream().anyMatch(CompiledRole::speaksOfClusters);
        if (!spokenOf && scope.request().resource().labels().isEmpty()) {
            return Verdict.granted(roles.implicit().grant());
        }
        List<Finding> denied = denied(ResourceKind.REMOTE_CLUSTER, CLUSTER_REFUSAL);
        if (!denied.isEmpty()) {
            return Verdict.denied(denied);
        }
        for (CompiledRole role : roles.held()) {
            try {
                if (role.allow().allows(ResourceKind.REMOTE_CLUSTER, scope)) {
                    return Verdict.granted(role.grant());
                }
            } catch (EvaluationException broken) {
                return Verdict.denied(List.of(broken(role, broken, CLUSTER_REFUSAL)));
            }
        }
        return nothing(CLUSTER_REFUSAL);
    }

    private List<Finding> denied(ResourceKind kind, String refusal) {
        List<Finding> denied = List.of();
        for (CompiledRole role : roles.held()) {
            Optional<Finding> denial = denial(role, kind, refusal);
            if (denial.isPresent()) {
                denied = denied.isEmpty() ? new ArrayList<>(2) : denied;
                denied.add(denial.get());
            }
        }
        return denied;
    }

    private Optional<Finding> denial(CompiledRole role, ResourceKind kind, String refusal) {
        try {
            if (!role.deny().denies(kind, scope)) {
                return Optional.empty();
            }
            Origin origin = new Origin("role", role.name(), role.deny().place());
            return Optional.of(new Finding(Line.ROLE_DENY, Reason.ROLE_DENIED, refusal, origin));
        } catch (EvaluationException broken) {
            return Optional.of(broken(role, broken, refusal));
        }
    }

    static Finding broken(CompiledRole role, EvaluationException broken, String message) {
        Origin origin = new Origin("role", role.name(), broken.place());
        return new Finding(Line.ROLE_DENY, Reason.ROLE_DENIED, message, broken.why(), origin);
    }

    private static Finding demand(Reason reason, String message, CompiledRole role) {
        Origin origin = new Origin("role", role.name(), role.allow().place());
        return new Finding(Line.ROLE_DEMAND, reason, message, origin);
    }

    private static Verdict nothing(String message) {
        return Verdict.nothing(new Finding(Line.NOTHING, Reason.NO_MATCH, message, Origin.NONE));
    }
}
