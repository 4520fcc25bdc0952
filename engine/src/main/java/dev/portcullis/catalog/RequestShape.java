package dev.portcullis.catalog;

import static dev.portcullis.catalog.Shapes.ANYTHING;
import static dev.portcullis.catalog.Shapes.DURATION;
import static dev.portcullis.catalog.Shapes.LABELS;
import static dev.portcullis.catalog.Shapes.SELECTOR;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TEXT_LIST;
import static dev.portcullis.catalog.Shapes.TIMESTAMP;
import static dev.portcullis.catalog.Shapes.choice;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.required;
import static dev.portcullis.catalog.Shapes.strict;

import dev.portcullis.catalog.Shape.ListOf;
import dev.portcullis.catalog.Shape.Struct;

/** What a request may say. */
public final class RequestShape {
    private static final Shape PROTOCOL = Shapes.choice("ssh", "app", "db", "kube", "desktop", "auth_api", "other");

    private static final Shape PROPERTIES = new Shape.MapOf(ANYTHING);

    private static final Struct CLIENT = strict(
            "a client",
            field("address", TEXT, "IP address, without port."),
            field("version", TEXT, "Version of the client program."));

    private static final Struct RESOURCE = strict(
            "a resource",
            field("kind", TEXT, "Kind of resource, for example `node`."),
            field("name", TEXT, "Name of the resource."),
            field("labels", LABELS, "All labels of the resource."),
            field("server_id", TEXT, "Host id of an SSH node, without cluster suffix."),
            field("protocol", TEXT, "Protocol of a database."),
            field("properties", PROPERTIES, "What else is known of the resource."));

    private static final Struct KUBE_RESOURCE = strict(
            "a Kubernetes object",
            required("kind", TEXT, "Plural name of the kind."),
            field("api_group", TEXT, "API group, empty for the core group."),
            field("namespace", TEXT, "Namespace, absent for cluster-wide kinds."),
            field("name", TEXT, "Name of the object."),
            required("verb", TEXT, "What is to be done."));

    private static final Struct RULE = strict(
            "a call of the Auth API",
            required("kind", TEXT, "Kind of resource that the call works on."),
            required("verbs", TEXT_LIST, "Rights that the call needs."));

    private static final Struct HOST = strict(
            "a host",
            required("role", TEXT, "Built-in role of the agent."),
            required("server_id", TEXT, "Host id, without cluster suffix."));

    private static final Struct DEVICE = strict(
            "a device",
            field("id", TEXT, "Device id."),
            field("asset_tag", TEXT, "What the inventory calls it."),
            field("credential_id", TEXT, "Id of the key that proved it."));

    private static final Struct SESSION = strict(
            "a session",
            field("participants", TEXT_LIST, "Names of users."),
            field("login", TEXT, "Login of the operating system."));

    private static final Struct RESOURCE_ID = strict(
            "a resource id",
            field("cluster", TEXT, "Name of a cluster."),
            field("kind", TEXT, "Kind of resource."),
            field("name", TEXT, "Name of the resource."));

    /** A request. Names that are not known are errors: a typo must not change a decision. */
    public static final Struct SHAPE = strict(
            "a request",
            field("user", TEXT, "Name of the user."),
            field("roles", TEXT_LIST, "Roles of the credential; absent for those of the stored user."),
            field("traits", SELECTOR, "Traits of the credential; absent for those of the stored user."),
            field("origin_cluster", TEXT, "Cluster that issued the credential."),
            field("protocol", PROTOCOL, "How the request arrives."),
            required("action", TEXT, "What is to be done."),
            field("session", choice("new", "active"), "Whether the session is asked for or already runs."),
            field("login", TEXT, "Login of an operating system or a desktop."),
            field("db_user", TEXT, "Database account."),
            field("db_name", TEXT, "Database."),
            field("kube_resource", KUBE_RESOURCE, "Object inside a Kubernetes cluster."),
            field("resource", RESOURCE, "What is to be reached."),
            field("rule", RULE, "Rights that a call of the Auth API needs."),
            field("host", HOST, "Agent that asks, in place of a user."),
            field("mfa_device", TEXT, "Id of the device for multi-factor authentication."),
            field("device", DEVICE, "Trusted device."),
            field("access_requests", TEXT_LIST, "Ids of the access requests that are assumed."),
            field("allowed_resource_ids", new ListOf(RESOURCE_ID), "The only resources that may be reached."),
            field("bot_instance_id", TEXT, "Id of the bot instance."),
            field("join_token", TEXT, "Name of the token that the bot joined with."),
            field("session_recording", SESSION, "Recorded session that the call looks at."),
            field("ssh_session", SESSION, "Running session that the call looks at."),
            field("requested_ttl", DURATION, "How long the certificate should live."),
            field("action_properties", PROPERTIES, "What else is known of the action."),
            field("context", PROPERTIES, "What else is known."),
            field("client", CLIENT, "Where the request comes from."),
            field("auth_time", TIMESTAMP, "When the user last proved who this is."));

    private RequestShape() {}
}
