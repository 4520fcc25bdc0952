package dev.portcullis.model;

import dev.portcullis.role.Principal;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.RoleSection;
import java.util.Set;

/** The compiled groups and users of Kubernetes that a section lists. */
public final class KubernetesAccounts {
    private final PrincipalTest groups;
    private final PrincipalTest users;
    private final boolean everywhere;

    private KubernetesAccounts(PrincipalTest groups, PrincipalTest users, boolean everywhere) {
        this.groups = groups;
        this.users = users;
        this.everywhere = everywhere;
    }

    static KubernetesAccounts of(RoleSection section, PrincipalCompiler principals) {
        return new KubernetesAccounts(
                principals.compile(Principal.KUBERNETES_GROUPS),
                principals.compile(Principal.KUBERNETES_USERS),
                section.appliesToDefaultNamespace()
                        && !section.labels(ResourceKind.KUBE_CLUSTER).saysSomething());
    }

    /** Whether the section names no clusters, so that as a deny section it takes its accounts away in all of them. */
    public boolean everywhere() {
        return everywhere;
    }

    /** Adds the groups to a set. */
    public void addGroups(Set<String> found, Scope scope) {
        groups.addTo(found, scope);
    }

    /** Adds the users to a set. */
    public void addUsers(Set<String> found, Scope scope) {
        users.addTo(found, scope);
    }
}
