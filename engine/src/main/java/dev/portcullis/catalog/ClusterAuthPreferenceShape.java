package dev.portcullis.catalog;

import static dev.portcullis.catalog.Shapes.ANYTHING;
import static dev.portcullis.catalog.Shapes.DURATION;
import static dev.portcullis.catalog.Shapes.FLAG;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TEXT_LIST;
import static dev.portcullis.catalog.Shapes.choice;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.struct;

import dev.portcullis.catalog.Shape.Struct;

/** What the cluster's authentication preference may say. */
public final class ClusterAuthPreferenceShape {
    private static final Struct DEVICE_TRUST = struct(
            "device trust",
            field("mode", RoleShape.DEVICE_TRUST, "Whether SSH needs a trusted device."),
            field("auto_enroll", FLAG, "Whether devices enroll by themselves."),
            field("ekcert_allowed_cas", TEXT_LIST, "Certificate authorities of TPM keys."));

    private static final Struct SPEC = struct(
            "a cluster_auth_preference spec",
            field("allow_headless", FLAG, "Whether headless login is possible."),
            field("allow_local_auth", FLAG, "Whether local users may log in."),
            field("allow_passwordless", FLAG, "Whether login without a password is possible."),
            field("connector_name", TEXT, "Default connector."),
            field("default_session_ttl", DURATION, "How long certificates live unless a role says otherwise."),
            field("device_trust", DEVICE_TRUST, "Trusted devices."),
            field("disconnect_expired_cert", FLAG, "Whether a session ends with its certificate."),
            field("hardware_key", ANYTHING, "Hardware keys."),
            field("idp", ANYTHING, "Identity provider."),
            field("locking_mode", RoleShape.LOCK_MODE, "What happens while the view of the locks may be out of date."),
            field("message_of_the_day", TEXT, "What users see before they log in."),
            field("okta", ANYTHING, "Okta."),
            field(
                    "on_policy_change",
                    choice("continue", "terminate"),
                    "What a policy that denies now does to a session that it allowed before."),
            field("piv_slot", TEXT, "Slot of hardware keys."),
            field(
                    "require_session_mfa",
                    RoleShape.SESSION_MFA,
                    "Whether every access needs multi-factor authentication."),
            field("second_factor", TEXT, "Second factor; older form."),
            field("second_factors", TEXT_LIST, "Second factors."),
            field("signature_algorithm_suite", TEXT, "Algorithms of keys."),
            field("stable_unix_user_config", ANYTHING, "Ids of host users that are made."),
            field("type", TEXT, "Default kind of login."),
            field("u2f", ANYTHING, "U2F; older form."),
            field("unknown_roles", choice("warn", "deny"), "What an unknown role in a credential means."),
            field("webauthn", ANYTHING, "WebAuthn."));

    /** The cluster's authentication preference. */
    public static final Struct SHAPE = MetadataShape.single("cluster_auth_preference", SPEC);

    private ClusterAuthPreferenceShape() {}
}
