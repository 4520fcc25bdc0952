package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
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
import dev.portcullis.source.Fragment;
import java.util.Optional;
import java.util.OptionalLong;

/** Understands the options of roles. */
final class RoleOptionsReader {
    private final Diagnostics diagnostics;

    RoleOptionsReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    RoleOptions read(Fields options) {
        return new RoleOptions(
                lockMode(options),
                Demands.sessionMfa(options, "require_session_mfa"),
                Demands.deviceTrust(options, "device_trust_mode", diagnostics).orElse(DeviceTrust.OFF),
                certificate(options),
                connection(options),
                ssh(options),
                new DesktopOptions(options.flag("desktop_clipboard"), options.flag("desktop_directory_sharing")),
                recording(options));
    }

    private Optional<LockMode> lockMode(Fields options) {
        Optional<Fragment> word =
                options.text("lock").filter(text -> !text.text().isEmpty());
        Optional<LockMode> mode = word.map(Fragment::text).flatMap(LockMode::ofWord);
        if (word.isPresent() && mode.isEmpty()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    word.get().place(),
                    "invalid value for role option lock: "
                            + YamlWords.shortened(word.get().text())));
        }
        return mode;
    }

    private static CertificateOptions certificate(Fields options) {
        return new CertificateOptions(
                options.duration("max_session_ttl"),
                options.flag("disconnect_expired_cert"),
                options.flag("pin_source_ip"),
                CertificateFormat.ofWord(options.word("cert_format")));
    }

    private ConnectionOptions connection(Fields options) {
        return new ConnectionOptions(
                options.duration("client_idle_timeout"),
                count(options, "max_connections"),
                count(options, "max_sessions"),
                count(options, "max_kubernetes_connections"));
    }

    private OptionalLong count(Fields options, String name) {
        Optional<Scalar> number = options.node(name)
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .filter(scalar -> scalar.type() == ScalarType.WHOLE);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong count = YamlWords.count(number.get());
        if (count.isEmpty()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    number.get().span(), "`" + name + "` is not between 0 and " + Long.MAX_VALUE));
        }
        return count;
    }

    private static SshOptions ssh(Fields options) {
        return new SshOptions(
                options.flag("forward_agent"),
                options.flag("permit_x11_forwarding"),
                options.flag("ssh_file_copy"),
                new PortForwarding(options.flag("port_forwarding"), sides(options)),
                hostUser(options));
    }

    /** The older switch means to keep the user; it counts only where no mode is said. */
    private static Optional<HostUserMode> hostUser(Fields options) {
        String mode = options.word("create_host_user_mode");
        return mode.isEmpty() || mode.equals("0")
                ? options.flag("create_host_user").filter(on -> on).map(on -> HostUserMode.KEEP)
                : HostUserMode.ofWord(mode);
    }

    private static Optional<PortForwarding.Sides> sides(Fields options) {
        return options.node("ssh_port_forwarding")
                .map(Fields::of)
                .map(sides -> new PortForwarding.Sides(
                        sides.fields("local").flag("enabled"),
                        sides.fields("remote").flag("enabled")));
    }

    private static RecordingOptions recording(Fields options) {
        Fields record = options.fields("record_session");
        return new RecordingOptions(
                RecordingMode.ofWord(record.word("default")),
                RecordingMode.ofWord(record.word("ssh")),
                record.flag("desktop"),
                options.words("enhanced_recording"));
    }
}
