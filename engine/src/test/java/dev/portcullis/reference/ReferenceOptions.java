package dev.portcullis.reference;

import dev.portcullis.cluster.SessionLimits;
import dev.portcullis.role.CertificateFormat;
import dev.portcullis.role.ConnectionOptions;
import dev.portcullis.role.PortForwarding;
import dev.portcullis.role.RecordingMode;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.role.RoleSection;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.role.SshOptions;
import dev.portcullis.source.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The options of a user's roles merged as section 11 reads: role after role, each changing what held so far. */
final class ReferenceOptions {
    private final Map<String, String> merged = new TreeMap<>();
    private final Identity identity;
    private final List<Role> roles = new ArrayList<>();

    private ReferenceOptions(Identity identity, List<RoleOptions> rules) {
        this.identity = identity;
        roles.addAll(identity.roles());
        rules.forEach(options ->
                roles.add(new Role("rule", RoleVersion.V7, RoleSection.EMPTY, RoleSection.EMPTY, options, Span.NONE)));
    }

    /** Every option by name, in the words of the case format; the options of rules count like those of roles. */
    static Map<String, String> of(Identity identity, List<RoleOptions> rules, Duration requestedTtl) {
        ReferenceOptions options = new ReferenceOptions(identity, rules);
        options.mergeDurations(requestedTtl);
        options.mergeCounts();
        options.mergeSwitches();
        options.mergeRecording();
        options.merged.put("port_forwarding", options.portForwarding());
        options.merged.put("lock", identity.lockMode().word());
        return options.merged;
    }

    private void mergeDurations(Duration requestedTtl) {
        SessionLimits cluster = identity.catalog().settings().sessionLimits();
        long ttl = roles.isEmpty() ? Duration.ofHours(30).toNanos() : Long.MAX_VALUE;
        long idle = Math.max(0, cluster.clientIdleTimeout().toNanos());
        boolean disconnect = cluster.disconnectExpired();
        for (Role role : roles) {
            long said = role.options()
                    .certificate()
                    .maxSessionTtl()
                    .orElse(Duration.ZERO)
                    .toNanos();
            ttl = Math.min(ttl, said == 0 ? Duration.ofHours(30).toNanos() : said);
            long roleIdle = role.options()
                    .connection()
                    .clientIdleTimeout()
                    .orElse(Duration.ZERO)
                    .toNanos();
            if (roleIdle > 0 && (idle == 0 || roleIdle < idle)) {
                idle = roleIdle;
            }
            disconnect |= role.options().certificate().disconnectExpired().equals(Optional.of(true));
        }
        if (requestedTtl.toNanos() > 0) {
            ttl = Math.min(ttl, requestedTtl.toNanos());
        }
        merged.put("max_session_ttl", words(ttl));
        merged.put("client_idle_timeout", words(idle));
        merged.put("disconnect_expired_cert", String.valueOf(disconnect));
    }

    private void mergeCounts() {
        long connections = 0;
        long sessions = 0;
        long kubernetes = 0;
        for (Role role : roles) {
            ConnectionOptions said = role.options().connection();
            connections = smaller(connections, said.maxConnections());
            sessions = smaller(sessions, said.maxSessions());
            kubernetes = smaller(kubernetes, said.maxKubernetesConnections());
        }
        merged.put("max_connections", Long.toString(connections));
        merged.put("max_sessions", Long.toString(sessions));
        merged.put("max_kubernetes_connections", Long.toString(kubernetes));
    }

    private static long smaller(long soFar, OptionalLong said) {
        if (said.isEmpty() || said.getAsLong() == 0) {
            return soFar;
        }
        return soFar == 0 || said.getAsLong() < soFar ? said.getAsLong() : soFar;
    }

    private void mergeSwitches() {
        for (String off : new String[] {"forward_agent", "permit_x11_forwarding", "pin_source_ip"}) {
            merged.put(off, "false");
        }
        for (String on : new String[] {"ssh_file_copy", "desktop_clipboard", "desktop_directory_sharing"}) {
            merged.put(on, "true");
        }
        merged.put("cert_format", "standard");
        for (Role role : roles) {
            RoleOptions said = role.options();
            SshOptions ssh = said.ssh();
            sayIf(ssh.forwardAgent().equals(Optional.of(true)), "forward_agent", "true");
            sayIf(ssh.permitX11Forwarding().equals(Optional.of(true)), "permit_x11_forwarding", "true");
            sayIf(said.certificate().pinSourceIp().equals(Optional.of(true)), "pin_source_ip", "true");
            sayIf(ssh.fileCopy().equals(Optional.of(false)), "ssh_file_copy", "false");
            sayIf(said.desktop().clipboard().equals(Optional.of(false)), "desktop_clipboard", "false");
            sayIf(said.desktop().directorySharing().equals(Optional.of(false)), "desktop_directory_sharing", "false");
            sayIf(said.certificate().format().equals(Optional.of(CertificateFormat.OLDSSH)), "cert_format", "oldssh");
        }
    }

    private void sayIf(boolean condition, String name, String value) {
        if (condition) {
            merged.put(name, value);
        }
    }

    private void mergeRecording() {
        boolean strict = false;
        boolean bestEffort = false;
        boolean strictByDefault = false;
        int withoutDesktop = 0;
        Set<String> enhanced = new TreeSet<>();
        for (Role role : roles) {
            strict |= role.options().recording().ssh().equals(Optional.of(RecordingMode.STRICT));
            bestEffort |= role.options().recording().ssh().equals(Optional.of(RecordingMode.BEST_EFFORT));
            strictByDefault |= role.options().recording().otherwise().equals(Optional.of(RecordingMode.STRICT));
            withoutDesktop += role.options().recording().desktop().equals(Optional.of(false)) ? 1 : 0;
            enhanced.addAll(role.options().recording().enhanced());
        }
        boolean everyRoleWithoutDesktop = withoutDesktop > 0 && withoutDesktop == roles.size();
        merged.put("record_session.desktop", String.valueOf(!everyRoleWithoutDesktop));
        merged.put("record_session.ssh", strict || (strictByDefault && !bestEffort) ? "strict" : "best_effort");
        merged.put("enhanced_recording", String.join(", ", enhanced));
    }

    private String portForwarding() {
        boolean sideStated = false;
        boolean localDenied = false;
        boolean remoteDenied = false;
        boolean olderFormDenies = false;
        for (Role role : roles) {
            PortForwarding said = role.options().ssh().portForwarding();
            if (said.sides().isEmpty() && said.both().equals(Optional.of(true))) {
                return "on";
            }
            olderFormDenies |= said.both().equals(Optional.of(false));
            if (said.sides().isPresent()) {
                Optional<Boolean> local = said.sides().get().local();
                Optional<Boolean> remote = said.sides().get().remote();
                sideStated |= local.isPresent() || remote.isPresent();
                localDenied |= local.equals(Optional.of(false));
                remoteDenied |= remote.equals(Optional.of(false));
            }
        }
        if (olderFormDenies && !sideStated) {
            return "off";
        }
        if (localDenied && remoteDenied) {
            return "off";
        }
        return localDenied ? "remote" : remoteDenied ? "local" : "on";
    }

    /** Hours, minutes, seconds and milliseconds, where they are not zero: finer durations are not made here. */
    private static String words(long nanos) {
        long millis = Math.abs(nanos) / 1_000_000;
        StringBuilder words = new StringBuilder();
        append(words, millis / 3_600_000, "h");
        append(words, millis / 60_000 % 60, "m");
        append(words, millis / 1000 % 60, "s");
        append(words, millis % 1000, "ms");
        return words.length() == 0 ? "0s" : (nanos < 0 ? "-" : "") + words;
    }

    private static void append(StringBuilder words, long count, String unit) {
        if (count != 0) {
            words.append(count).append(unit);
        }
    }
}
