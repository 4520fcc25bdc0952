package dev.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.cluster.SessionLimits;
import dev.portcullis.lock.LockMode;
import dev.portcullis.role.CertificateFormat;
import dev.portcullis.role.CertificateOptions;
import dev.portcullis.role.ConnectionOptions;
import dev.portcullis.role.DesktopOptions;
import dev.portcullis.role.DeviceTrust;
import dev.portcullis.role.HostUserMode;
import dev.portcullis.role.PortForwarding;
import dev.portcullis.role.RecordingMode;
import dev.portcullis.role.RecordingOptions;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.role.SshOptions;
import dev.portcullis.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleOptionsReaderTest {
    @Test
    void readsEveryOption() {
        CatalogReading reading = new CatalogReader().read(List.of(new SourceFile("full.yaml", FullRole.TEXT)));
        assertThat(reading.catalog().roles().get(0).options())
                .isEqualTo(new RoleOptions(
                        Optional.of(LockMode.BEST_EFFORT),
                        true,
                        DeviceTrust.OPTIONAL,
                        new CertificateOptions(
                                Optional.of(Duration.ofHours(8)),
                                Optional.of(false),
                                Optional.of(true),
                                Optional.of(CertificateFormat.STANDARD)),
                        new ConnectionOptions(
                                Optional.of(Duration.ZERO),
                                OptionalLong.of(2),
                                OptionalLong.of(10),
                                OptionalLong.of(1)),
                        new SshOptions(
                                Optional.of(true),
                                Optional.of(true),
                                Optional.of(true),
                                new PortForwarding(
                                        Optional.of(true),
                                        Optional.of(new PortForwarding.Sides(Optional.of(true), Optional.of(false)))),
                                Optional.of(HostUserMode.KEEP)),
                        new DesktopOptions(Optional.of(true), Optional.of(true)),
                        new RecordingOptions(
                                Optional.of(RecordingMode.BEST_EFFORT),
                                Optional.of(RecordingMode.STRICT),
                                Optional.of(true),
                                List.of("command", "network"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "max_session_ttl: ''",
                "client_idle_timeout: ~",
                "max_sessions: null",
                "record_session: {}",
                "cert_format: ''",
                "enhanced_recording: []",
            })
    void whatIsEmptyIsNotSaid(String option) {
        assertThat(options(option)).isEqualTo(RoleOptions.NONE);
    }

    @Test
    void aFormWithoutSidesIsSaidAllTheSame() {
        assertThat(options("ssh_port_forwarding: {}").ssh().portForwarding().sides())
                .contains(new PortForwarding.Sides(Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "+5, 5", "0x1F, 31", "0o17, 15", "010, 10", "9223372036854775807, 9223372036854775807"})
    void wholeNumbersInEveryBase(String written, long count) {
        assertThat(options("max_connections: " + written).connection().maxConnections())
                .hasValue(count);
    }

    @Test
    void theClusterLimitsSessions() {
        CatalogReading reading = new CatalogReader().read(List.of(new SourceFile("f.yaml", """
                        kind: cluster_networking_config
                        metadata: {name: n}
                        spec: {client_idle_timeout: 1h30m}
                        ---
                        kind: cluster_auth_preference
                        metadata: {name: p}
                        spec: {disconnect_expired_cert: yes}
                        """)));
        assertThat(reading.catalog().settings().sessionLimits())
                .isEqualTo(new SessionLimits(Duration.ofMinutes(90), true));
    }

    private static RoleOptions options(String option) {
        String text = "kind: role\nversion: v7\nmetadata: {name: r}\nspec: {options: {" + option + "}}";
        CatalogReading reading = new CatalogReader().read(List.of(new SourceFile("f.yaml", text)));
        assertThat(reading.diagnostics()).isEmpty();
        return reading.catalog().roles().get(0).options();
    }
}
