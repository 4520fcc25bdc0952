package dev.portcullis.benchmark.peer;

import dev.portcullis.benchmark.world.World;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A hash map of locks for each kind of target that a request can have: what an application keeps beside an engine that
 * has no index of its own. Of several locks on one target the one that ends last is kept.
 */
final class LockTable {
    private static final String SUFFIX = "." + World.CLUSTER;

    private final Map<String, Lock> users;
    private final Map<String, Lock> roles;
    private final Map<String, Lock> logins;
    private final Map<String, Lock> nodes;
    private final Map<String, Lock> mfaDevices;
    private final Map<String, Lock> accessRequests;
    private final Map<String, Lock> devices;
    private final Map<String, Lock> serverIds;

    LockTable(World world) {
        Map<TargetField, Map<String, Lock>> table = byTarget(world.locks());
        users = mapOf(table, TargetField.USER);
        roles = mapOf(table, TargetField.ROLE);
        logins = mapOf(table, TargetField.LOGIN);
        nodes = mapOf(table, TargetField.NODE);
        mfaDevices = mapOf(table, TargetField.MFA_DEVICE);
        accessRequests = mapOf(table, TargetField.ACCESS_REQUEST);
        devices = mapOf(table, TargetField.DEVICE);
        serverIds = mapOf(table, TargetField.SERVER_ID);
    }

    /** The lock on each target that ends last. */
    static Map<TargetField, Map<String, Lock>> byTarget(List<Lock> locks) {
        Map<TargetField, Map<String, Lock>> table = new EnumMap<>(TargetField.class);
        for (TargetField field : TargetField.values()) {
            table.put(field, new HashMap<>());
        }
        for (Lock lock : locks) {
            lock.target()
                    .fields()
                    .forEach((field, value) ->
                            mapOf(table, field).merge(nameOf(field, value), lock, LockTable::lasting));
        }
        return table;
    }

    private static Map<String, Lock> mapOf(Map<TargetField, Map<String, Lock>> table, TargetField field) {
        return Objects.requireNonNull(table.get(field));
    }

    /** A host id without the name of the cluster, which locks may have behind it. */
    private static String nameOf(TargetField field, String value) {
        boolean host = field == TargetField.NODE || field == TargetField.SERVER_ID;
        return host && value.endsWith(SUFFIX) ? value.substring(0, value.length() - SUFFIX.length()) : value;
    }

    private static Lock lasting(Lock one, Lock other) {
        return one.end().isBefore(other.end()) ? other : one;
    }

    /** Whether a lock in force matches a request of a user for a login on a machine. */
    boolean stops(Request request) {
        Subject.User user = (Subject.User) request.subject();
        Instant now = request.now();
        String host = request.resource().serverId();
        return inForce(users.get(user.name()), now)
                || inForce(logins.get(request.account().login()), now)
                || inForce(mfaDevices.get(user.mfaDevice()), now)
                || inForce(devices.get(user.device().id()), now)
                || inForce(nodes.get(host), now)
                || inForce(serverIds.get(host), now)
                || anyInForce(roles, user.roles(), now)
                || anyInForce(accessRequests, user.accessRequests(), now);
    }

    private static boolean anyInForce(Map<String, Lock> locks, List<String> names, Instant now) {
        for (int i = 0; i < names.size(); i++) {
            if (inForce(locks.get(names.get(i)), now)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inForce(@Nullable Lock lock, Instant now) {
        return lock != null && lock.inForce(now);
    }
}
