package dev.portcullis.catalog;

import static dev.portcullis.catalog.Shapes.DURATION;
import static dev.portcullis.catalog.Shapes.FLAG;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TEXT_LIST;
import static dev.portcullis.catalog.Shapes.WHOLE;
import static dev.portcullis.catalog.Shapes.choice;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.keyword;
import static dev.portcullis.catalog.Shapes.mode;
import static dev.portcullis.catalog.Shapes.required;
import static dev.portcullis.catalog.Shapes.struct;
import static dev.portcullis.catalog.Shapes.structs;
import static dev.portcullis.catalog.Shapes.unused;
import static dev.portcullis.catalog.Shapes.word;

import dev.portcullis.catalog.Shape.FlagOr;
import dev.portcullis.catalog.Shape.Struct;
import dev.portcullis.role.RoleVersion;
import java.util.List;
import java.util.stream.Stream;

/** What a role may say. */
public final class RoleShape {
    /** How multi-factor authentication may be demanded. */
    static final Shape SESSION_MFA =
            new FlagOr(List.of("hardware_key", "hardware_key_touch", "hardware_key_pin", "hardware_key_touch_and_pin"));

    /** How the locking mode may be named. */
    static final Shape LOCK_MODE = keyword("best_effort", "strict");

    /** How a trusted device may be demanded. */
    static final Shape DEVICE_TRUST = keyword("off", "optional", "required", "required-for-humans");

    private static final Shape VERSION =
            keyword(Stream.of(RoleVersion.values()).map(RoleVersion::word).toArray(String[]::new));

    private static final Struct ENABLED = struct("a switch", field("enabled", FLAG, "Whether it is on."));

    /** What a role may say beyond allow and deny. */
    static final Struct OPTIONS = struct(
            "role options",
            unused(
                    "cert_extensions",
                    structs(
                            "a certificate extension",
                            field("type", mode("ssh"), "Kind of certificate."),
                            field("mode", mode("extension"), "Kind of extension."),
                            field("name", TEXT, "Name of the extension."),
                            field("value", TEXT, "Value, may hold a template.")),
                    "Extensions of SSH certificates."),
            field("cert_format", choice("standard", "oldssh"), "Format of SSH certificates."),
            field("client_idle_timeout", DURATION, "When an idle session ends; `0s` for never."),
            unused("create_db_user", FLAG, "Whether database users are made."),
            unused("create_db_user_mode", mode("off", "keep", "best_effort_drop"), "How database users are made."),
            unused("create_desktop_user", FLAG, "Whether desktop users are made."),
            field("create_host_user", FLAG, "Whether host users are made; older form."),
            unused("create_host_user_default_shell", TEXT, "Shell of host users that are made."),
            field("create_host_user_mode", mode("off", "keep", "insecure-drop"), "How host users are made."),
            field("desktop_clipboard", FLAG, "Whether desktops share the clipboard."),
            field("desktop_directory_sharing", FLAG, "Whether desktops share a folder."),
            field("device_trust_mode", DEVICE_TRUST, "Whether a trusted device is demanded."),
            field("disconnect_expired_cert", FLAG, "Whether a session ends with its certificate."),
            field("enhanced_recording", TEXT_LIST, "What enhanced recording records."),
            field("forward_agent", FLAG, "Whether the SSH agent is forwarded."),
            unused(
                    "idp",
                    struct("identity provider options", field("saml", ENABLED, "SAML identity provider.")),
                    "Access to identity providers."),
            field("lock", LOCK_MODE, "Locking mode while the view of the locks may be out of date."),
            field("max_connections", WHOLE, "Most SSH connections at a time; 0 for no limit."),
            field("max_kubernetes_connections", WHOLE, "Most Kubernetes connections at a time; 0 for no limit."),
            field("max_session_ttl", DURATION, "How long a certificate lives."),
            field("max_sessions", WHOLE, "Most sessions in one SSH connection; 0 for no limit."),
            unused("mfa_verification_interval", DURATION, "How often multi-factor authentication is repeated."),
            field("permit_x11_forwarding", FLAG, "Whether X11 is forwarded."),
            field("pin_source_ip", FLAG, "Whether a certificate is bound to an address."),
            field("port_forwarding", FLAG, "Whether ports are forwarded; older form."),
            field(
                    "record_session",
                    struct(
                            "recording options",
                            field("default", choice("best_effort", "strict"), "What holds where no protocol is named."),
                            field("desktop", FLAG, "Whether desktop sessions are recorded."),
                            field("ssh", choice("best_effort", "strict"), "What a failing recording does to SSH.")),
                    "How sessions are recorded."),
            unused("request_access", word("optional", "always", "reason"), "Whether access must be requested."),
            unused("request_prompt", TEXT, "What is asked for a reason."),
            field("require_session_mfa", SESSION_MFA, "Whether a session needs multi-factor authentication."),
            field("ssh_file_copy", FLAG, "Whether files are copied over SSH."),
            field(
                    "ssh_port_forwarding",
                    struct(
                            "port forwarding options",
                            field("local", ENABLED, "Ports of the client."),
                            field("remote", ENABLED, "Ports of the server.")),
                    "Whether ports are forwarded."),
            unused("web_terminal_clipboard_mode", mode("unrestricted", "no-copy"), "Clipboard of the web terminal."));

    private static final Struct SPEC = struct(
            "a role spec",
            field("allow", RoleSectionShape.SHAPE, "What the role grants."),
            field("deny", RoleSectionShape.SHAPE, "What the role forbids, whatever others grant."),
            field("options", OPTIONS, "What else holds for who has the role."));

    /** A role. */
    public static final Struct SHAPE = MetadataShape.resource(
            "role",
            required("version", VERSION, "Version of the format; it says what absent fields mean."),
            field("spec", SPEC, "What it says."));

    private RoleShape() {}
}
