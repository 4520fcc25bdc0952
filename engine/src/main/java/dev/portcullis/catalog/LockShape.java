package dev.portcullis.catalog;

import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TIMESTAMP;
import static dev.portcullis.catalog.Shapes.choice;
import static dev.portcullis.catalog.Shapes.deprecated;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.required;
import static dev.portcullis.catalog.Shapes.strict;

import dev.portcullis.catalog.Shape.Struct;

/** What a lock may say. */
public final class LockShape {
    private static final Struct TARGET = strict(
            "a lock target",
            field("user", TEXT, "Name of a user."),
            field("role", TEXT, "Name of a role; also of the role that it is mapped to in a leaf cluster."),
            field("login", TEXT, "Login of an operating system."),
            deprecated("node", TEXT, "Host id of an SSH server; `server_id` says it better."),
            field("mfa_device", TEXT, "Id of a device for multi-factor authentication."),
            field("windows_desktop", TEXT, "Name of a Windows desktop."),
            field("access_request", TEXT, "Id of an access request."),
            field("device", TEXT, "Id of a trusted device."),
            field("server_id", TEXT, "Host id of a server, with or without `.` and the cluster name."),
            field("bot_instance_id", TEXT, "Id of an instance of a bot."),
            field("join_token", TEXT, "Name of the token that a bot joined with."),
            field("linux_desktop", TEXT, "Name of a Linux desktop."),
            field(
                    "labels",
                    Shapes.SELECTOR,
                    "Labels that the resource must have, all of them; values as in roles, without templates."),
            field("expression", TEXT, "A condition in the language of rules."));

    private static final Struct SPEC = strict(
            "a lock spec",
            required("target", TARGET, "What the lock keeps out."),
            field(
                    "match",
                    choice("any", "all"),
                    "Whether one of the fields and the expression of the target is enough, as without `match`."),
            field("message", TEXT, "What users are told."),
            field("expires", TIMESTAMP, "When the lock ends."),
            field("starts", TIMESTAMP, "When the lock begins; it ends at `expires`."),
            field(
                    "sessions_started_before",
                    TIMESTAMP,
                    "Only those who authenticated before this are kept out; also those of whom it is not known when."),
            field("created_at", TIMESTAMP, "When the lock was made, for display."),
            field("created_by", TEXT, "Who made the lock, for display."));

    /** A lock. */
    public static final Struct SHAPE =
            MetadataShape.resource("lock", MetadataShape.VERSION, required("spec", SPEC, "What it says."));

    private LockShape() {}
}
