package dev.portcullis.engine;

import dev.portcullis.decision.Obligation;
import dev.portcullis.model.CompiledRole;
import dev.portcullis.model.Scope;
import dev.portcullis.role.ResourceKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** As whom a user may act inside a Kubernetes cluster: collected from role after role. */
final class KubernetesPrincipals {
    private final Set<String> groups = new TreeSet<>();
    private final Set<String> users = new TreeSet<>();

    /**
     * Adds the accounts of a role that reaches what is asked for. A role whose sessions must be shorter than the one that
     * is asked for has no accounts for it.
     */
    void add(CompiledRole role, Scope scope) {
        Duration longest = role.options().certificate().ttl();
        boolean reaches = role.allow().allows(ResourceKind.KUBE_CLUSTER, scope);
        if (reaches && scope.request().requestedTtl().compareTo(longest) <= 0) {
            role.allow().kubernetes().addGroups(groups, scope);
            role.allow().kubernetes().addUsers(users, scope);
        }
    }

    /**
     * Removes the accounts that a role denies in all clusters. One that denies them in this cluster by its labels closes
     * the cluster, so that there is nothing to take away then.
     */
    void remove(CompiledRole role, Scope scope) {
        if (role.deny().kubernetes().everywhere()) {
            Set<String> deniedGroups = new HashSet<>();
            role.deny().kubernetes().addGroups(deniedGroups, scope);
            groups.removeAll(deniedGroups);
            Set<String> deniedUsers = new HashSet<>();
            role.deny().kubernetes().addUsers(deniedUsers, scope);
            users.removeAll(deniedUsers);
        }
    }

    List<Obligation> obligations() {
        return List.of(
                new Obligation("kubernetes_groups", String.join(", ", groups)),
                new Obligation("kubernetes_users", String.join(", ", users)));
    }

    boolean isEmpty() {
        return groups.isEmpty() && users.isEmpty();
    }
}
