package dev.portcullis.check;

import static dev.portcullis.check.ValueType.LIST;
import static dev.portcullis.check.ValueType.TEXT;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys that are known beforehand of the names that do not take just any, with the types of their values. */
final class KnownKeys {
    private static final Map<Variable, Map<String, ValueType>> KEYS = Map.of(
            Variable.SESSION, Map.of("participants", LIST, "user", TEXT, "login", TEXT, "sid", TEXT),
            Variable.SSH_SESSION, Map.of("participants", LIST, "login", TEXT, "id", TEXT),
            Variable.SESSION_TRACKER,
                    Map.of(
                            "session_id", TEXT,
                            "kind", TEXT,
                            "participants", LIST,
                            "state", TEXT,
                            "hostname", TEXT,
                            "address", TEXT,
                            "login", TEXT,
                            "cluster", TEXT,
                            "kube_cluster", TEXT),
            Variable.HOST_CERT,
                    Map.of("host_id", TEXT, "node_name", TEXT, "principals", LIST, "cluster_name", TEXT, "role", TEXT),
            Variable.INTERNAL_TRAITS,
                    lists(
                            "logins",
                            "windows_logins",
                            "kubernetes_groups",
                            "kubernetes_users",
                            "db_names",
                            "db_users",
                            "db_roles",
                            "aws_role_arns",
                            "azure_identities",
                            "gcp_service_accounts",
                            "jwt",
                            "github_orgs"));

    private KnownKeys() {}

    private static Map<String, ValueType> lists(String... names) {
        return List.of(names).stream().collect(Collectors.toUnmodifiableMap(Function.identity(), name -> LIST));
    }

    /** The known keys of a name; none when it takes any. */
    static Map<String, ValueType> of(Variable variable) {
        return KEYS.getOrDefault(variable, Map.of());
    }
}
