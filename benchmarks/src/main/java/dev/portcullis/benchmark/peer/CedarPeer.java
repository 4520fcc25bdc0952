package dev.portcullis.benchmark.peer;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityIdentifier;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.portcullis.benchmark.world.World;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Cedar through its native library. The application looks the locks up and says in the context what it found. */
final class CedarPeer implements Peer {
    private static final EntityTypeName USER = type("User");
    private static final EntityTypeName ROLE = type("Role");
    private static final EntityTypeName NODE = type("Node");
    private static final EntityUID CONNECT = new EntityUID(type("Action"), new EntityIdentifier("connect"));

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final Function<List<String>, PolicySet> policies;
    private final LockTable locks;

    private CedarPeer(World world, Function<List<String>, PolicySet> policies) {
        this.policies = policies;
        this.locks = new LockTable(world);
    }

    /** Every request is put to the policies of all roles. */
    static CedarPeer whole(World world) {
        PolicySet all = new CedarPolicies(world.roles()).all();
        return new CedarPeer(world, roles -> all);
    }

    /** The application chooses the policies of the request's roles, and keeps a set for each combination of roles. */
    static CedarPeer sliced(World world) {
        PolicySet.setCacheMaxPolicySets(1_000_000);
        CedarPolicies all = new CedarPolicies(world.roles());
        Map<List<String>, PolicySet> slices = new ConcurrentHashMap<>();
        return new CedarPeer(world, roles -> slices.computeIfAbsent(roles, all::of));
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }

    @Override
    public boolean allows(Request request) {
        Subject.User user = (Subject.User) request.subject();
        EntityUID principal = new EntityUID(USER, new EntityIdentifier(user.name()));
        EntityUID node =
                new EntityUID(NODE, new EntityIdentifier(request.resource().name()));
        Map<String, Value> context = Map.of(
                "login", new PrimString(request.account().login()), "locked", new PrimBool(locks.stops(request)));
        return isAllowed(
                new AuthorizationRequest(principal, CONNECT, node, context),
                policies.apply(user.roles()),
                Set.of(
                        new Entity(principal, Map.of(), roles(user)),
                        new Entity(node, labels(request.resource().labels()), Set.of())));
    }

    private static Set<EntityUID> roles(Subject.User user) {
        Set<EntityUID> roles = new HashSet<>();
        user.roles().forEach(role -> roles.add(new EntityUID(ROLE, new EntityIdentifier(role))));
        return roles;
    }

    private static Map<String, Value> labels(Map<String, String> labels) {
        return Map.of(
                "env", new PrimString(labels.getOrDefault("env", "")),
                "team", new PrimString(labels.getOrDefault("team", "")));
    }

    private boolean isAllowed(AuthorizationRequest request, PolicySet set, Set<Entity> entities) {
        try {
            AuthorizationResponse response = engine.isAuthorized(request, set, entities);
            var success = response.success.orElseThrow(() -> new IllegalStateException(response.toString()));
            if (!success.getErrors().isEmpty()) {
                throw new IllegalStateException(response.toString());
            }
            return success.isAllowed();
        } catch (AuthException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
