package dev.portcullis.engine;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.decision.Obligation;
import dev.portcullis.format.Times;
import dev.portcullis.lock.LockMode;
import dev.portcullis.role.CertificateFormat;
import dev.portcullis.role.CertificateOptions;
import dev.portcullis.role.ConnectionOptions;
import dev.portcullis.role.PortForwarding;
import dev.portcullis.role.RecordingMode;
import dev.portcullis.role.RoleOptions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Works out what holds where several roles say something, with one method for each rule of merging. It does not matter
 * whether a role grants what is asked for, nor in which order the roles come.
 */
final class OptionsMerge {
    private final ClusterSettings cluster;
    private final List<RoleOptions> roles;

    OptionsMerge(ClusterSettings cluster, List<RoleOptions> roles) {
        this.cluster = cluster;
        this.roles = List.copyOf(roles);
    }

    EffectiveOptions result() {
        return new EffectiveOptions(
                maxSessionTtl(),
                List.of(
                        obligation("client_idle_timeout", Times.print(clientIdleTimeout())),
                        obligation("disconnect_expired_cert", disconnectExpiredCert()),
                        obligation("max_connections", smallest(ConnectionOptions::maxConnections)),
                        obligation("max_sessions", smallest(ConnectionOptions::maxSessions)),
                        obligation("max_kubernetes_connections", smallest(ConnectionOptions::maxKubernetesConnections)),
                        obligation("forward_agent", isAnyOn(role -> role.ssh().forwardAgent())),
                        obligation(
                                "permit_x11_forwarding",
                                isAnyOn(role -> role.ssh().permitX11Forwarding())),
                        obligation(
                                "pin_source_ip",
                                isAnyOn(role -> role.certificate().pinSourceIp())),
                        obligation("ssh_file_copy", isNoneOff(role -> role.ssh().fileCopy())),
                        obligation(
                                "desktop_clipboard",
                                isNoneOff(role -> role.desktop().clipboard())),
                        obligation(
                                "desktop_directory_sharing",
                                isNoneOff(role -> role.desktop().directorySharing())),
                        obligation("record_session.desktop", isDesktopRecorded()),
                        obligation("record_session.ssh", sshRecording().word()),
                        obligation("port_forwarding", portForwarding()),
                        obligation("lock", lockMode().word()),
                        obligation("cert_format", certificateFormat().word()),
                        obligation("enhanced_recording", enhancedRecording())));
    }

    private static Obligation obligation(String name, Object value) {
        return new Obligation(name, value.toString());
    }

    /** The shortest; a role that says nothing says the default. */
    private Duration maxSessionTtl() {
        return roles.stream()
                .map(role -> role.certificate().ttl())
                .min(Comparator.naturalOrder())
                .orElse(CertificateOptions.DEFAULT_TTL);
    }

    /** The shortest of roles and cluster that is one at all. */
    private Duration clientIdleTimeout() {
        return Stream.concat(
                        Stream.of(cluster.sessionLimits().clientIdleTimeout()),
                        roles.stream().flatMap(role -> role.connection().clientIdleTimeout().stream()))
                .filter(timeout -> !timeout.isZero() && !timeout.isNegative())
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private boolean disconnectExpiredCert() {
        return cluster.sessionLimits().disconnectExpired()
                || isAnyOn(role -> role.certificate().disconnectExpired());
    }

    /** The smallest that is not zero, which stands for no limit. */
    private long smallest(Function<ConnectionOptions, OptionalLong> count) {
        return roles.stream()
                .map(RoleOptions::connection)
                .map(count)
                .flatMapToLong(OptionalLong::stream)
                .filter(number -> number != 0)
                .min()
                .orElse(0);
    }

    /** What one role can open for all. */
    private boolean isAnyOn(Function<RoleOptions, Optional<Boolean>> option) {
        return roles.stream().map(option).anyMatch(said -> said.orElse(false));
    }

    /** What one role can close for all. */
    private boolean isNoneOff(Function<RoleOptions, Optional<Boolean>> option) {
        return roles.stream().map(option).allMatch(said -> said.orElse(true));
    }

    /** Unless every role is against it. */
    private boolean isDesktopRecorded() {
        return roles.isEmpty()
                || roles.stream().anyMatch(role -> role.recording().desktop().orElse(true));
    }

    /** What is said of SSH goes before what is said of everything, and then strict before best effort. */
    private RecordingMode sshRecording() {
        return roles.stream()
                .flatMap(role -> role.recording().ssh().stream())
                .max(Comparator.naturalOrder())
                .or(() -> roles.stream()
                        .flatMap(role -> role.recording().otherwise().stream())
                        .max(Comparator.naturalOrder()))
                .orElse(RecordingMode.BEST_EFFORT);
    }

    /** The older form opens both sides at once; it closes them where the newer form says nothing of either. */
    private String portForwarding() {
        List<PortForwarding> said =
                roles.stream().map(role -> role.ssh().portForwarding()).toList();
        if (said.stream().anyMatch(role -> role.sides().isEmpty() && role.both().orElse(false))) {
            return "on";
        }
        List<PortForwarding.Sides> sides =
                said.stream().flatMap(role -> role.sides().stream()).toList();
        if (sides.stream()
                .allMatch(side -> side.local().isEmpty() && side.remote().isEmpty())) {
            return said.stream().allMatch(role -> role.both().orElse(true)) ? "on" : "off";
        }
        boolean local = sides.stream().allMatch(side -> side.local().orElse(true));
        boolean remote = sides.stream().allMatch(side -> side.remote().orElse(true));
        if (local) {
            return remote ? "on" : "local";
        }
        return remote ? "remote" : "off";
    }

    /** A single strict is enough. */
    private LockMode lockMode() {
        return Stream.concat(Stream.of(cluster.lockMode()), roles.stream().flatMap(role -> role.lock().stream()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private CertificateFormat certificateFormat() {
        return roles.stream()
                .flatMap(role -> role.certificate().format().stream())
                .max(Comparator.naturalOrder())
                .orElse(CertificateFormat.STANDARD);
    }

    private String enhancedRecording() {
        return roles.stream()
                .flatMap(role -> role.recording().enhanced().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
