package dev.portcullis.model;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.cluster.KnownResource;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.identity.Identity;
import dev.portcullis.identity.IdentityResolver;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Roles, users and cluster settings, ready to decide. Immutable.
 *
 * @param settings what holds for the cluster
 * @param identities finds out who a subject is in this cluster
 * @param roles by name
 * @param implicitRole what everybody may do
 * @param users by name
 * @param rules those of the policy's authors
 * @param resources what is known of resources that are to be reached
 */
public record CompiledPolicy(
        ClusterSettings settings,
        IdentityResolver identities,
        Map<String, CompiledRole> roles,
        CompiledRole implicitRole,
        Map<String, StoredUser> users,
        RuleIndex rules,
        KnownResources resources) {
    public CompiledPolicy {
        roles = Map.copyOf(roles);
        users = Map.copyOf(users);
    }

    /** The same with other users and resources. */
    public CompiledPolicy with(List<StoredUser> others, List<KnownResource> otherResources) {
        return new CompiledPolicy(
                settings, identities, roles, implicitRole, byName(others), rules, new KnownResources(otherResources));
    }

    /** Users by name; of several with one name, the first. */
    static Map<String, StoredUser> byName(List<StoredUser> users) {
        return users.stream()
                .collect(Collectors.toMap(StoredUser::name, Function.identity(), (first, second) -> first));
    }

    /** The role with a name. */
    public Optional<CompiledRole> role(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    /** What conditions can read of a request of a person. */
    public Scope scope(Request request, Identity.Person person) {
        return person.remote()
                ? new Scope(request, person.localUser(), Map.of(), person.user().originCluster())
                : new Scope(request, person.localUser(), labelsOf(person.localName()), "");
    }

    /** The user of a name, with roles and traits as they are stored; with nothing but the name where there is no such user. */
    public Subject.User person(String name) {
        StoredUser stored = users.get(name);
        return stored == null
                ? Subject.User.local(name, List.of(), Map.of())
                : Subject.User.local(name, stored.roles(), stored.traits());
    }

    /** The labels of a stored user; none for others. */
    public Map<String, String> labelsOf(String user) {
        StoredUser stored = users.get(user);
        return stored == null ? Map.of() : stored.labels();
    }
}
