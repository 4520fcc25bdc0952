package dev.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.decision.Obligation;
import dev.portcullis.lock.LockMode;
import dev.portcullis.role.CertificateOptions;
import dev.portcullis.role.ConnectionOptions;
import dev.portcullis.role.DesktopOptions;
import dev.portcullis.role.DeviceTrust;
import dev.portcullis.role.PortForwarding;
import dev.portcullis.role.RecordingMode;
import dev.portcullis.role.RecordingOptions;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.role.SshOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsMergeTest {
    @Test
    void theOrderOfOptionsIsFixed() {
        assertThat(merge(List.of()))
                .extracting(Obligation::name)
                .containsExactly(
                        "max_session_ttl",
                        "client_idle_timeout",
                        "disconnect_expired_cert",
                        "max_connections",
                        "max_sessions",
                        "max_kubernetes_connections",
                        "forward_agent",
                        "permit_x11_forwarding",
                        "pin_source_ip",
                        "ssh_file_copy",
                        "desktop_clipboard",
                        "desktop_directory_sharing",
                        "record_session.desktop",
                        "record_session.ssh",
                        "port_forwarding",
                        "lock",
                        "cert_format",
                        "enhanced_recording");
    }

    /** Each role is written as older form, local and remote side: 1 for on, 0 for off, - for nothing said, . for no newer form. */
    @ParameterizedTest
    @CsvSource({
        "-.., on",
        "1.., on",
        "0.., off",
        "0.. 1.., on",
        "0.. -.., off",
        "---, on",
        "-0-, remote",
        "--0, local",
        "-00, off",
        "-0- --0, off",
        "-11 -0-, remote",
        "-00 1.., on",
        "-00 0.., off",
        "0.. -1-, on",
        "0.. --1, on",
        "0.. --0, local",
        "0.. ---, off",
        "0--, off",
        "01-, on",
        "1--, on",
        "100, off",
        "1-- -0-, remote",
        "1-- 0.., off",
        "-.. -.., on",
    })
    void portsAreForwardedOnWhichSides(String roles, String expected) {
        List<RoleOptions> options = Arrays.stream(roles.split(" "))
                .map(OptionsMergeTest::forwarding)
                .toList();
        assertThat(value(merge(options), "port_forwarding")).isEqualTo(expected);
    }

    /** Each role is written as what it says of everything and of SSH: s for strict, b for best effort, - for nothing. */
    @ParameterizedTest
    @CsvSource({
        "--, best_effort",
        "s-, strict",
        "b-, best_effort",
        "b- s-, strict",
        "sb, best_effort",
        "bs, strict",
        "s- -b, best_effort",
        "-b -s, strict",
        "s- --, strict",
    })
    void sshIsRecordedHowStrictly(String roles, String expected) {
        List<RoleOptions> options =
                Arrays.stream(roles.split(" ")).map(OptionsMergeTest::recording).toList();
        assertThat(value(merge(options), "record_session.ssh")).isEqualTo(expected);
    }

    @Test
    void theShortestOfWishAndLimitsIsGranted() {
        EffectiveOptions options = effective(List.of(ttl(Duration.ofHours(8)), ttl(Duration.ofHours(2))));
        assertThat(options.obligations(Duration.ZERO)).contains(new Obligation("max_session_ttl", "2h"));
        assertThat(options.obligations(Duration.ofHours(2))).isSameAs(options.obligations(Duration.ofHours(3)));
        assertThat(options.obligations(Duration.ofMinutes(61)))
                .contains(new Obligation("max_session_ttl", "1h1m"))
                .hasSameSizeAs(options.obligations(Duration.ZERO));
    }

    @Test
    void aTimeToLiveOfZeroIsNoneAndOneBelowZeroIsOver() {
        assertThat(value(merge(List.of(ttl(Duration.ZERO))), "max_session_ttl")).isEqualTo("30h");
        EffectiveOptions over = effective(List.of(ttl(Duration.ofHours(-1))));
        assertThat(value(over.obligations(Duration.ofHours(1)), "max_session_ttl"))
                .isEqualTo("-1h");
    }

    @Test
    void anIdleTimeoutBelowZeroIsNone() {
        RoleOptions below = idle(Duration.ofHours(-1));
        assertThat(value(merge(List.of(below)), "client_idle_timeout")).isEqualTo("0s");
        assertThat(value(merge(List.of(below, idle(Duration.ofMillis(1500)))), "client_idle_timeout"))
                .isEqualTo("1s500ms");
    }

    @Test
    void aSingleStrictIsEnough() {
        RoleOptions strict = new RoleOptions(Optional.of(LockMode.STRICT), false, DeviceTrust.OFF);
        RoleOptions bestEffort = new RoleOptions(Optional.of(LockMode.BEST_EFFORT), false, DeviceTrust.OFF);
        assertThat(value(merge(List.of(strict, bestEffort)), "lock")).isEqualTo("strict");
        assertThat(value(merge(List.of(bestEffort, RoleOptions.NONE)), "lock")).isEqualTo("best_effort");
    }

    private static String value(List<Obligation> obligations, String name) {
        return obligations.stream()
                .filter(obligation -> obligation.name().equals(name))
                .map(Obligation::value)
                .collect(Collectors.joining());
    }

    private static List<Obligation> merge(List<RoleOptions> roles) {
        return effective(roles).obligations(Duration.ZERO);
    }

    private static EffectiveOptions effective(List<RoleOptions> roles) {
        return new OptionsMerge(ClusterSettings.DEFAULT, roles).result();
    }

    private static RoleOptions ttl(Duration ttl) {
        return options(
                new CertificateOptions(Optional.of(ttl), Optional.empty(), Optional.empty(), Optional.empty()),
                ConnectionOptions.NONE,
                SshOptions.NONE,
                RecordingOptions.NONE);
    }

    private static RoleOptions idle(Duration timeout) {
        ConnectionOptions none = ConnectionOptions.NONE;
        return options(
                CertificateOptions.NONE,
                new ConnectionOptions(
                        Optional.of(timeout), none.maxConnections(), none.maxSessions(), none.maxSessions()),
                SshOptions.NONE,
                RecordingOptions.NONE);
    }

    private static RoleOptions forwarding(String role) {
        Optional<PortForwarding.Sides> sides = role.endsWith("..")
                ? Optional.empty()
                : Optional.of(new PortForwarding.Sides(flag(role.charAt(1)), flag(role.charAt(2))));
        SshOptions ssh = new SshOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new PortForwarding(flag(role.charAt(0)), sides),
                Optional.empty());
        return options(CertificateOptions.NONE, ConnectionOptions.NONE, ssh, RecordingOptions.NONE);
    }

    private static RoleOptions recording(String role) {
        RecordingOptions recording =
                new RecordingOptions(mode(role.charAt(0)), mode(role.charAt(1)), Optional.empty(), List.of());
        return options(CertificateOptions.NONE, ConnectionOptions.NONE, SshOptions.NONE, recording);
    }

    private static RoleOptions options(
            CertificateOptions certificate, ConnectionOptions connection, SshOptions ssh, RecordingOptions recording) {
        return new RoleOptions(
                Optional.empty(), false, DeviceTrust.OFF, certificate, connection, ssh, DesktopOptions.NONE, recording);
    }

    private static Optional<Boolean> flag(char sign) {
        return sign == '-' ? Optional.empty() : Optional.of(sign == '1');
    }

    private static Optional<RecordingMode> mode(char sign) {
        return sign == '-'
                ? Optional.empty()
                : Optional.of(sign == 's' ? RecordingMode.STRICT : RecordingMode.BEST_EFFORT);
    }
}
