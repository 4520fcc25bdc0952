package dev.portcullis.cluster;

import dev.portcullis.lock.LockMode;
import dev.portcullis.role.DeviceTrust;
import java.util.List;

/**
 * What holds for the cluster that decides.
 *
 * @param name its name; suffix of server ids in lock targets
 * @param lockMode what happens while the lock view is not proven fresh
 * @param sessionMfa whether every access needs multi-factor authentication
 * @param deviceTrust whether SSH needs a trusted device
 * @param sessionLimits what holds for every session
 * @param roleMap what roles of other clusters' users mean here
 * @param onPolicyChange what a policy change does to running sessions
 * @param onUnknownRole what an unknown role in a credential means
 */
public record ClusterSettings(
        String name,
        LockMode lockMode,
        boolean sessionMfa,
        DeviceTrust deviceTrust,
        SessionLimits sessionLimits,
        List<RoleMapping> roleMap,
        OnPolicyChange onPolicyChange,
        OnUnknownRole onUnknownRole) {
    /** The name of a cluster that nobody named. */
    public static final String DEFAULT_NAME = "localhost";

    /** Teleport's defaults. */
    public static final ClusterSettings DEFAULT = new ClusterSettings(
            DEFAULT_NAME,
            LockMode.BEST_EFFORT,
            false,
            DeviceTrust.OFF,
            SessionLimits.NONE,
            List.of(),
            OnPolicyChange.CONTINUE,
            OnUnknownRole.WARN);

    public ClusterSettings {
        roleMap = List.copyOf(roleMap);
    }

    /** Whether a credential with an unknown role is refused. */
    public boolean refusesUnknownRoles() {
        return onUnknownRole == OnUnknownRole.DENY;
    }

    /** The same under another name. */
    public ClusterSettings named(String other) {
        return new ClusterSettings(
                other, lockMode, sessionMfa, deviceTrust, sessionLimits, roleMap, onPolicyChange, onUnknownRole);
    }

    /** The same with other roles for other clusters' users. */
    public ClusterSettings mapping(List<RoleMapping> other) {
        return new ClusterSettings(
                name, lockMode, sessionMfa, deviceTrust, sessionLimits, other, onPolicyChange, onUnknownRole);
    }
}
