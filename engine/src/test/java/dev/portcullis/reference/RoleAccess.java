package dev.portcullis.reference;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.decision.Reason;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.ResourceId;
import dev.portcullis.request.Subject;
import dev.portcullis.role.HostUserMode;
import dev.portcullis.role.LabelCondition;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleSection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Access to a resource by its labels, as section 8 has it. */
final class RoleAccess {
    static final Refusal MFA = Refusal.because(Reason.MFA_REQUIRED, "access to resource requires MFA");
    static final Refusal DEVICE =
            Refusal.because(Reason.DEVICE_REQUIRED, "access to resource requires a trusted device");

    private static final String NO_KUBERNETES_ACCOUNT =
            "Your user's Teleport role does not allow Kubernetes access. Please ask cluster administrator to ensure"
                    + " your role has appropriate kubernetes_groups and kubernetes_users set.";

    private final ClusterSettings settings;
    private final Subject.User user;
    private final List<Role> roles;
    private final Request request;
    private final Optional<ResourceKind> kind;
    private final Labels labels;
    private final Accounts accounts;
    private final KubernetesAccess kubernetes;
    private final AuthorRules rules;

    RoleAccess(Identity identity, Request request) {
        this.settings = identity.catalog().settings();
        this.user = identity.user();
        this.roles = identity.roles();
        this.request = request;
        this.kind = ResourceKind.of(request.resource().kind());
        this.labels = new Labels(user, request.resource().labels());
        this.accounts = new Accounts(user, request);
        this.kubernetes = new KubernetesAccess(user, request);
        this.rules = new AuthorRules(identity, request);
    }

    /** Why the resource cannot be reached; empty when it can. */
    Optional<Refusal> refusal() {
        if (isOutsideAllowedResources()) {
            String kindWord = request.resource().kind();
            return Optional.of(Refusal.roleDenied("access to " + kindWord + " denied, not in allowed resource IDs"));
        }
        if (!isRemoteCluster() && settings.sessionMfa() && !isMfaVerified()) {
            return Optional.of(MFA);
        }
        return rules.remaining(byRoles());
    }

    /** Whether roles or rules grant it, whatever the cluster and the limits of the identity say. */
    boolean isGranted() {
        return rules.remaining(byRoles()).isEmpty();
    }

    /** Why the roles alone do not grant it; empty when they do. */
    Optional<Refusal> byRoles() {
        try {
            return isRemoteCluster() ? remoteClusterRefusal() : roleRefusal();
        } catch (EvaluationException error) {
            return Optional.of(Refusal.error(message()));
        }
    }

    private boolean isRemoteCluster() {
        return kind.equals(Optional.of(ResourceKind.REMOTE_CLUSTER));
    }

    private String message() {
        return isRemoteCluster()
                ? "access to cluster denied"
                : ResourceKind.refusal(request.resource().kind());
    }

    private boolean isOutsideAllowedResources() {
        ResourceId id = new ResourceId(
                settings.name(), request.resource().kind(), request.resource().name());
        return !user.allowedResources().isEmpty() && !user.allowedResources().contains(id);
    }

    private Optional<Refusal> roleRefusal() throws EvaluationException {
        for (Role role : roles) {
            if (isDeniedBy(role)) {
                return Optional.of(Refusal.roleDenied(message()));
            }
        }
        Optional<Refusal> refusal = allowRefusal();
        boolean clusterDemandsDevice =
                (request.protocol() == Protocol.SSH || request.resource().kind().equals("node"))
                        && request.action().reachesResource()
                        && settings.deviceTrust().demandedOf(user);
        if (refusal.isEmpty() && clusterDemandsDevice && !user.device().verified()) {
            return Optional.of(DEVICE);
        }
        return refusal.isEmpty() ? kubernetesRefusal() : refusal;
    }

    private Optional<Refusal> kubernetesRefusal() throws EvaluationException {
        boolean nothingLeft =
                isKubernetes() && findKubernetesAccounts().values().stream().allMatch(Set::isEmpty);
        return nothingLeft ? Optional.of(Refusal.noMatch(NO_KUBERNETES_ACCOUNT)) : Optional.empty();
    }

    private boolean isKubernetes() {
        return kind.equals(Optional.of(ResourceKind.KUBE_CLUSTER));
    }

    private Map<String, Set<String>> findKubernetesAccounts() throws EvaluationException {
        List<Role> lettingIn = new ArrayList<>();
        for (Role role : roles) {
            Duration said = role.options().certificate().maxSessionTtl().orElse(Duration.ZERO);
            Duration longest = said.isZero() ? Duration.ofHours(30) : said;
            if (isAllowedBy(role) && request.requestedTtl().compareTo(longest) <= 0) {
                lettingIn.add(role);
            }
        }
        return kubernetes.accounts(roles, lettingIn);
    }

    /** Whether a user of the machine is made: all roles whose labels match must want it, and keeping wins. */
    Map<String, String> hostUser() {
        boolean drop = false;
        boolean keep = false;
        for (Role role : roles) {
            HostUserMode wish = role.options().ssh().hostUser().orElse(HostUserMode.OFF);
            try {
                if (!hasLabelsOf(role)) {
                    continue;
                }
            } catch (EvaluationException error) {
                return Map.of();
            }
            if (wish == HostUserMode.OFF) {
                return Map.of();
            }
            keep |= wish == HostUserMode.KEEP;
            drop |= wish == HostUserMode.INSECURE_DROP;
        }
        String mode = keep ? "keep" : "insecure-drop";
        return keep || drop ? Map.of("create_host_user_mode", mode) : Map.of();
    }

    private boolean hasLabelsOf(Role role) throws EvaluationException {
        return kind.equals(Optional.of(ResourceKind.NODE))
                && role.allow().appliesToDefaultNamespace()
                && labels.allowedBy(role.allow().labels(ResourceKind.NODE));
    }

    /** As whom a cluster is entered that the roles let in to; nothing for other resources. */
    Map<String, String> kubernetesAccounts() {
        Map<String, String> accounts = new TreeMap<>();
        try {
            if (isKubernetes()) {
                findKubernetesAccounts().forEach((name, names) -> accounts.put(name, String.join(", ", names)));
            }
        } catch (EvaluationException error) {
            throw new AssertionError("access was granted before", error);
        }
        return accounts;
    }

    private Optional<Refusal> allowRefusal() throws EvaluationException {
        boolean mfaFine = isMfaVerified()
                || roles.stream().noneMatch(role -> role.options().sessionMfa());
        boolean granted = false;
        for (Role role : roles) {
            if (isAllowedBy(role)) {
                if (mfaFine && user.device().verified()) {
                    return Optional.empty();
                }
                if (!isMfaVerified() && role.options().sessionMfa()) {
                    return Optional.of(MFA);
                }
                if (!user.device().verified() && role.options().deviceTrust().demandedOf(user)) {
                    return Optional.of(DEVICE);
                }
                granted = true;
            }
        }
        return granted ? Optional.empty() : Optional.of(Refusal.noMatch(message()));
    }

    private boolean isMfaVerified() {
        return !user.mfaDevice().isEmpty();
    }

    private Optional<Refusal> remoteClusterRefusal() throws EvaluationException {
        if (isUnlabelledForAll()) {
            return Optional.empty();
        }
        for (Role role : roles) {
            if (isDeniedBy(role)) {
                return Optional.of(Refusal.roleDenied(message()));
            }
        }
        for (Role role : roles) {
            if (isAllowedBy(role)) {
                return Optional.empty();
            }
        }
        return Optional.of(Refusal.noMatch(message()));
    }

    private boolean isUnlabelledForAll() {
        return request.resource().labels().isEmpty()
                && roles.stream()
                        .noneMatch(role -> clusterLabels(role.allow()).saysSomething()
                                || clusterLabels(role.deny()).saysSomething());
    }

    private static LabelCondition clusterLabels(RoleSection section) {
        return section.labels(ResourceKind.REMOTE_CLUSTER);
    }

    private boolean isDeniedBy(Role role) throws EvaluationException {
        RoleSection deny = role.deny();
        return kind.isPresent()
                && deny.appliesToDefaultNamespace()
                && (labels.deniedBy(deny.labels(kind.get()))
                        || accounts.anyListedBy(deny)
                        || kubernetes.deniedBy(role));
    }

    private boolean isAllowedBy(Role role) throws EvaluationException {
        RoleSection allow = role.allow();
        return kind.isPresent()
                && allow.appliesToDefaultNamespace()
                && labels.allowedBy(allow.labels(kind.get()))
                && accounts.allListedBy(allow)
                && kubernetes.allowedBy(role);
    }
}
