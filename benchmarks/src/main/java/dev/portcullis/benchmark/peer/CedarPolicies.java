package dev.portcullis.benchmark.peer;

import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import dev.portcullis.benchmark.world.RoleSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Roles as Cedar policies: a permit and a forbid each; and one forbid for what the application found locked. */
final class CedarPolicies {
    private static final Policy LOCKED =
            new Policy("forbid(principal, action, resource) when { context.locked };", "locked");

    private final Map<String, List<Policy>> ofRole = new HashMap<>();

    CedarPolicies(List<RoleSpec> roles) {
        for (RoleSpec role : roles) {
            ofRole.put(role.name(), List.of(permit(role), forbid(role)));
        }
    }

    /** One set with all of them, parsed ahead. */
    PolicySet all() {
        return set(ofRole.keySet());
    }

    /** A set of those of some roles, parsed ahead. */
    PolicySet of(List<String> roles) {
        return set(roles);
    }

    private PolicySet set(Iterable<String> roles) {
        Set<Policy> policies = new HashSet<>(Set.of(LOCKED));
        roles.forEach(role -> policies.addAll(ofRole.getOrDefault(role, List.of())));
        PolicySet set = new PolicySet(policies);
        try {
            set.cache();
        } catch (CacheException broken) {
            throw new IllegalStateException(broken);
        }
        return set;
    }

    private static Policy permit(RoleSpec role) {
        return new Policy(
                head("permit", role) + setOf(role.logins()) + ".contains(context.login) && resource.team like \""
                        + role.team() + "\" && (" + anyOf(RoleSpec.ENVIRONMENTS) + ") };",
                role.name() + "-allow");
    }

    private static Policy forbid(RoleSpec role) {
        return new Policy(
                head("forbid", role) + setOf(List.of(RoleSpec.DENIED_LOGIN)) + ".contains(context.login) || "
                        + anyOf(List.of(RoleSpec.DENIED_ENVIRONMENT)) + " };",
                role.name() + "-deny");
    }

    private static String head(String effect, RoleSpec role) {
        return effect + "(principal in Role::\"" + role.name() + "\", action, resource) when { ";
    }

    private static String anyOf(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> "resource.env like \"" + pattern + '"')
                .collect(Collectors.joining(" || "));
    }

    private static String setOf(List<String> values) {
        return values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", ", "[", "]"));
    }
}
