package dev.portcullis.reference;

import dev.portcullis.role.AccessRule;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.role.RoleSection;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The role that every user holds, as section 10.1 lists it. */
final class ImplicitRole {
    private static final List<String> READABLE = List.of(
            "node",
            "proxy",
            "auth_server",
            "tunnel",
            "cluster_auth_preference",
            "cluster_name",
            "ssh_session",
            "app_server",
            "remote_cluster",
            "kube_server",
            "db_server",
            "db",
            "app",
            "windows_desktop_service",
            "windows_desktop",
            "dynamic_windows_desktop",
            "kube_cluster",
            "vnet_config",
            "spiffe_federation",
            "saml_idp_service_provider",
            "identity_center",
            "git_server");

    static final Role ROLE = new Role(
            Role.IMPLICIT,
            RoleVersion.V3,
            new RoleSection(
                    List.of("default"),
                    Map.of(),
                    Map.of(),
                    List.of(
                            rule(READABLE, "list", "read"),
                            rule(List.of("cert_authority"), "list", "readnosecrets"),
                            rule(List.of("usage_event"), "create")),
                    Span.NONE),
            RoleSection.EMPTY,
            RoleOptions.NONE,
            Span.NONE);

    private ImplicitRole() {}

    private static AccessRule rule(List<String> kinds, String... verbs) {
        return new AccessRule(kinds, List.of(verbs), Optional.empty(), List.of(), Span.NONE);
    }
}
