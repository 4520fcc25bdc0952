package dev.portcullis.catalog;

import static dev.portcullis.catalog.Shapes.DURATION;
import static dev.portcullis.catalog.Shapes.FLAG;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.excerpt;
import static dev.portcullis.catalog.Shapes.field;

/** What matters here of Teleport's static configuration file. */
public final class StaticConfigShape {
    private static final Shape AUTHENTICATION = excerpt(
            field("locking_mode", RoleShape.LOCK_MODE, "What happens while the view of the locks may be out of date."),
            field(
                    "require_session_mfa",
                    RoleShape.SESSION_MFA,
                    "Whether every access needs multi-factor authentication."),
            field(
                    "device_trust",
                    excerpt(field("mode", RoleShape.DEVICE_TRUST, "Whether SSH needs a trusted device.")),
                    "Trusted devices."));

    /** The static configuration file. */
    public static final Shape SHAPE = excerpt(field(
            "auth_service",
            excerpt(
                    field("cluster_name", TEXT, "Name of the cluster."),
                    field("authentication", AUTHENTICATION, "How users log in."),
                    field("client_idle_timeout", DURATION, "When an idle session ends; `0s` for never."),
                    field("disconnect_expired_cert", FLAG, "Whether a session ends with its certificate.")),
            "The auth service."));

    private StaticConfigShape() {}
}
