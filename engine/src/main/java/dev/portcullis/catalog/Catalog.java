package dev.portcullis.catalog;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.cluster.KnownResource;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.lock.Lock;
import dev.portcullis.role.Role;
import java.util.List;
import java.util.Optional;

/**
 * The resources of a policy, read and valid each by itself.
 *
 * @param settings what holds for the cluster
 * @param roles in the order they were read
 * @param users in the order they were read
 * @param locks all of them, expired ones included
 * @param rules those of the policy's authors, in the order they were read
 * @param resources what is known of resources that are to be reached, in the order they were read
 */
public record Catalog(
        ClusterSettings settings,
        List<Role> roles,
        List<StoredUser> users,
        List<Lock> locks,
        List<AuthorRule> rules,
        List<KnownResource> resources) {
    /** A catalog without rules. */
    public Catalog(ClusterSettings settings, List<Role> roles, List<StoredUser> users, List<Lock> locks) {
        this(settings, roles, users, locks, List.of());
    }

    /** A catalog that knows no resources. */
    public Catalog(
            ClusterSettings settings,
            List<Role> roles,
            List<StoredUser> users,
            List<Lock> locks,
            List<AuthorRule> rules) {
        this(settings, roles, users, locks, rules, List.of());
    }

    public Catalog {
        roles = List.copyOf(roles);
        users = List.copyOf(users);
        locks = List.copyOf(locks);
        rules = List.copyOf(rules);
        resources = List.copyOf(resources);
    }

    /** The same in a cluster with other settings. */
    public Catalog in(ClusterSettings other) {
        return new Catalog(other, roles, users, locks, rules, resources);
    }

    /** The user of a name. */
    public Optional<StoredUser> user(String name) {
        return users.stream().filter(user -> user.name().equals(name)).findFirst();
    }

    /** What is known of the resource of a kind with a name. */
    public Optional<KnownResource> resource(String kind, String name) {
        return resources.stream()
                .filter(known -> known.name().equals(name) && known.kind().equals(kind))
                .findFirst();
    }
}
