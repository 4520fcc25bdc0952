package dev.portcullis.identity;

import dev.portcullis.request.Subject;
import dev.portcullis.role.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds out who a subject is in the cluster that decides. */
public final class IdentityResolver {
    private static final int SHORT = 12;

    private final String cluster;
    private final RoleMap roleMap;

    /**
     * @param cluster name of the cluster that decides
     * @param roleMap what roles of other clusters' users mean here
     */
    public IdentityResolver(String cluster, RoleMap roleMap) {
        this.cluster = cluster;
        this.roleMap = roleMap;
    }

    /** The identity of a subject. A user of another cluster whom nothing maps has no roles. */
    public Identity resolve(Subject subject) {
        if (subject instanceof Subject.Agent agent) {
            return new Identity.Machine(agent);
        }
        if (subject instanceof Subject.User user) {
            return resolve(user);
        }
        throw new AssertionError("no case for " + subject);
    }

    private Identity.Person resolve(Subject.User user) {
        List<String> roles = explicitRoles(user.roles());
        String origin = user.originCluster();
        if (origin.isEmpty() || origin.equals(cluster)) {
            return new Identity.Person(user, roles, roles, user.name());
        }
        String localName = "remote-" + user.name() + "-" + origin;
        return new Identity.Person(user, roles, explicitRoles(roleMap.map(origin, user.roles())), localName);
    }

    /** The roles without the one that everybody has, each once. */
    private static List<String> explicitRoles(List<String> roles) {
        if (isPlain(roles)) {
            return roles;
        }
        Set<String> explicit = new LinkedHashSet<>(roles);
        explicit.remove(Role.IMPLICIT);
        return List.copyOf(explicit);
    }

    /** Whether a list is short, without repetition and without the implicit role: the usual case, found cheaply. */
    private static boolean isPlain(List<String> roles) {
        if (roles.size() > SHORT) {
            return false;
        }
        for (int i = 0; i < roles.size(); i++) {
            String role = roles.get(i);
            if (role.equals(Role.IMPLICIT) || roles.indexOf(role) < i) {
                return false;
            }
        }
        return true;
    }
}
