package dev.portcullis.role;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The kinds of Kubernetes object that roles name in the singular up to version 7, and in the plural since. */
public enum KubernetesKind {
    POD("pod", "pods", "", Scope.NAMESPACE),
    SECRET("secret", "secrets", "", Scope.NAMESPACE),
    CONFIG_MAP("configmap", "configmaps", "", Scope.NAMESPACE),
    NAMESPACE("namespace", "namespaces", "", Scope.CLUSTER),
    SERVICE("service", "services", "", Scope.NAMESPACE),
    SERVICE_ACCOUNT("serviceaccount", "serviceaccounts", "", Scope.NAMESPACE),
    NODE("kube_node", "nodes", "", Scope.CLUSTER),
    PERSISTENT_VOLUME("persistentvolume", "persistentvolumes", "", Scope.CLUSTER),
    PERSISTENT_VOLUME_CLAIM("persistentvolumeclaim", "persistentvolumeclaims", "", Scope.NAMESPACE),
    DEPLOYMENT("deployment", "deployments", "apps", Scope.NAMESPACE),
    REPLICA_SET("replicaset", "replicasets", "apps", Scope.NAMESPACE),
    STATEFUL_SET("statefulset", "statefulsets", "apps", Scope.NAMESPACE),
    DAEMON_SET("daemonset", "daemonsets", "apps", Scope.NAMESPACE),
    CLUSTER_ROLE("clusterrole", "clusterroles", "rbac.authorization.k8s.io", Scope.CLUSTER),
    ROLE("kube_role", "roles", "rbac.authorization.k8s.io", Scope.NAMESPACE),
    CLUSTER_ROLE_BINDING("clusterrolebinding", "clusterrolebindings", "rbac.authorization.k8s.io", Scope.CLUSTER),
    ROLE_BINDING("rolebinding", "rolebindings", "rbac.authorization.k8s.io", Scope.NAMESPACE),
    CRON_JOB("cronjob", "cronjobs", "batch", Scope.NAMESPACE),
    JOB("job", "jobs", "batch", Scope.NAMESPACE),
    CERTIFICATE_SIGNING_REQUEST(
            "certificatesigningrequest", "certificatesigningrequests", "certificates.k8s.io", Scope.CLUSTER),
    INGRESS("ingress", "ingresses", "networking.k8s.io", Scope.NAMESPACE);

    /** Kinds of the core group that were never named in the singular. */
    private static final Set<String> OTHER_CORE = Set.of(
            "bindings",
            "componentstatuses",
            "endpoints",
            "events",
            "limitranges",
            "podtemplates",
            "replicationcontrollers",
            "resourcequotas");

    private final String singular;
    private final String plural;
    private final String apiGroup;
    private final Scope scope;

    KubernetesKind(String singular, String plural, String apiGroup, Scope scope) {
        this.singular = singular;
        this.plural = plural;
        this.apiGroup = apiGroup;
        this.scope = scope;
    }

    /** Where objects of a kind live. */
    private enum Scope {
        NAMESPACE,
        CLUSTER
    }

    /** The name up to version 7. */
    public String singular() {
        return singular;
    }

    /** The name of the API, used since version 8. */
    public String plural() {
        return plural;
    }

    /** The API group; empty for the core group. */
    public String apiGroup() {
        return apiGroup;
    }

    /** Whether its objects are in no namespace. */
    public boolean isClusterWide() {
        return scope == Scope.CLUSTER;
    }

    /** The kind with a name of version 7. */
    public static Optional<KubernetesKind> ofSingular(String singular) {
        return Arrays.stream(values())
                .filter(kind -> kind.singular.equals(singular))
                .findFirst();
    }

    /** The kind with a name and a group of version 8. */
    public static Optional<KubernetesKind> ofPlural(String plural, String apiGroup) {
        return Arrays.stream(values())
                .filter(kind -> kind.plural.equals(plural) && kind.apiGroup.equals(apiGroup))
                .findFirst();
    }

    /** Whether objects with a name and a group of version 8 are known to be in no namespace. */
    public static boolean isClusterWide(String plural, String apiGroup) {
        return ofPlural(plural, apiGroup).filter(KubernetesKind::isClusterWide).isPresent();
    }

    /** Whether a plural name is known to be of objects in no namespace, whatever their group. */
    public static boolean isClusterWide(String plural) {
        return Arrays.stream(values()).anyMatch(kind -> kind.plural.equals(plural) && kind.isClusterWide());
    }

    /** Whether a plural name is a kind of the core group. */
    public static boolean isCore(String plural) {
        return OTHER_CORE.contains(plural) || ofPlural(plural, "").isPresent();
    }
}
