package dev.portcullis.catalog;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.cluster.OnPolicyChange;
import dev.portcullis.cluster.OnUnknownRole;
import dev.portcullis.cluster.RoleMapping;
import dev.portcullis.cluster.SessionLimits;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.lock.LockMode;
import dev.portcullis.role.DeviceTrust;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Understands what is said of clusters, and puts it together. A resource wins over the configuration file.
 */
public final class ClusterReader {
    private final Diagnostics diagnostics;
    private Optional<String> name = Optional.empty();
    private Optional<String> configuredName = Optional.empty();
    private Optional<Preference> preference = Optional.empty();
    private Optional<Preference> configured = Optional.empty();
    private Optional<Duration> idleTimeout = Optional.empty();
    private Optional<Duration> configuredIdleTimeout = Optional.empty();
    private final Map<String, List<RoleMapping>> roleMaps = new LinkedHashMap<>();

    /** How users must authenticate, and what happens when something changes. */
    private record Preference(
            Optional<LockMode> lockMode,
            boolean sessionMfa,
            DeviceTrust deviceTrust,
            boolean disconnectExpired,
            OnPolicyChange onPolicyChange,
            OnUnknownRole onUnknownRole) {}

    ClusterReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Begins with all that another one has understood; whatever is added takes its place. */
    void begin(ClusterReader other) {
        name = other.name;
        configuredName = other.configuredName;
        preference = other.preference;
        configured = other.configured;
        idleTimeout = other.idleTimeout;
        configuredIdleTimeout = other.configuredIdleTimeout;
        roleMaps.putAll(other.roleMaps);
    }

    void addPreference(Fields spec) {
        preference = Optional.of(preference(spec, spec));
    }

    void addNetworking(Fields spec) {
        idleTimeout = Optional.of(spec.duration("client_idle_timeout").orElse(Duration.ZERO));
    }

    void addName(Fields spec) {
        name = Optional.of(spec.word("cluster_name"));
    }

    void addTrusted(String cluster, Fields spec) {
        roleMaps.put(cluster, spec.flag("enabled").orElse(true) ? roleMap(cluster, spec, "role_map") : List.of());
    }

    void addConfiguration(Fields configuration) {
        Fields service = configuration.fields("auth_service");
        configuredName = Optional.of(service.word("cluster_name"));
        configured = Optional.of(preference(service.fields("authentication"), service));
        configuredIdleTimeout = service.duration("client_idle_timeout");
    }

    ClusterSettings settings() {
        Preference said = preference.or(() -> configured).orElseGet(() -> preference(Fields.NONE, Fields.NONE));
        return new ClusterSettings(
                name.filter(word -> !word.isEmpty())
                        .or(() -> configuredName)
                        .filter(word -> !word.isEmpty())
                        .orElse(ClusterSettings.DEFAULT_NAME),
                lockMode(),
                said.sessionMfa(),
                said.deviceTrust(),
                new SessionLimits(
                        idleTimeout.or(() -> configuredIdleTimeout).orElse(Duration.ZERO), said.disconnectExpired()),
                roleMaps.values().stream().flatMap(List::stream).toList(),
                said.onPolicyChange(),
                said.onUnknownRole());
    }

    /** A resource that says nothing of the locking mode leaves it to the configuration file. */
    private LockMode lockMode() {
        return preference
                .flatMap(Preference::lockMode)
                .or(() -> configured.flatMap(Preference::lockMode))
                .orElse(ClusterSettings.DEFAULT.lockMode());
    }

    /**
     * The entries of a role map.
     *
     * @param cluster whose users it is about; empty for any
     */
    public static List<RoleMapping> roleMap(String cluster, Fields fields, String name) {
        return fields.maps(name).stream()
                .flatMap(entry -> entry.text("remote").stream()
                        .map(remote -> new RoleMapping(cluster, remote, entry.texts("local"))))
                .toList();
    }

    /** A preference; the configuration file says of sessions elsewhere than of authentication. */
    private Preference preference(Fields fields, Fields session) {
        ClusterSettings otherwise = ClusterSettings.DEFAULT;
        return new Preference(
                Demands.lockMode(fields, "locking_mode", diagnostics),
                Demands.sessionMfa(fields, "require_session_mfa"),
                Demands.deviceTrust(fields.fields("device_trust"), "mode", diagnostics)
                        .orElse(otherwise.deviceTrust()),
                session.flag("disconnect_expired_cert").orElse(false),
                fields.word("on_policy_change").equals("terminate")
                        ? OnPolicyChange.TERMINATE
                        : OnPolicyChange.CONTINUE,
                fields.word("unknown_roles").equals("deny") ? OnUnknownRole.DENY : OnUnknownRole.WARN);
    }
}
