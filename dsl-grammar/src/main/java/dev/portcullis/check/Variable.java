package dev.portcullis.check;

import java.util.Set;

/** Every name of every dialect that stands for something of a request: what an evaluator tells them apart by. */
public enum Variable {
    USER_NAME("user.metadata.name", Shape.PLAIN, ValueType.TEXT, "the name of the user"),
    USER_LABELS("user.metadata.labels", Shape.MAP, ValueType.TEXT, "a label of the user"),
    USER_TRAITS("user.spec.traits", Shape.MAP, ValueType.LIST, "the values of a trait of the user"),
    USER_ROLES("user.spec.roles", Shape.PLAIN, ValueType.LIST, "the roles of the user"),

    /** The labels of the resource, in label expressions. */
    LABELS("labels", Shape.MAP, ValueType.TEXT, "a label of the resource"),

    RESOURCE_KIND("resource.kind", Shape.PLAIN, ValueType.TEXT, "the kind of the resource, or of what a call is about"),
    RESOURCE_SUB_KIND("resource.sub_kind", Shape.PLAIN, ValueType.TEXT, "the sub-kind of the resource"),
    RESOURCE_VERSION("resource.version", Shape.PLAIN, ValueType.TEXT, "the version of the resource"),
    RESOURCE_NAME("resource.metadata.name", Shape.PLAIN, ValueType.TEXT, "the name of the resource"),
    RESOURCE_LABELS("resource.metadata.labels", Shape.MAP, ValueType.TEXT, "a label of the resource"),
    RESOURCE_SPEC("resource.spec", Shape.OPEN, ValueType.ANY, "what else the resource says"),

    /** A recorded session. */
    SESSION("session", Shape.OPEN, ValueType.ANY, "a recorded session"),
    /** An active SSH session. */
    SSH_SESSION("ssh_session", Shape.OPEN, ValueType.ANY, "an active SSH session"),
    /** An active session of any protocol. */
    SESSION_TRACKER("session_tracker", Shape.OPEN, ValueType.ANY, "an active session of any protocol"),
    /** A request for a host certificate. */
    HOST_CERT("host_cert", Shape.OPEN, ValueType.ANY, "a request for a host certificate"),

    /** Traits that Teleport itself defines; no others can be written. */
    INTERNAL_TRAITS("internal", Shape.MAP, ValueType.LIST, "the values of a trait that Teleport defines"),
    /** Any trait. */
    EXTERNAL_TRAITS("external", Shape.MAP, ValueType.LIST, "the values of any trait"),

    /** {@code user.name} of rules; those above with metadata and spec are Teleport's. */
    SUBJECT_NAME("user.name", Shape.PLAIN, ValueType.TEXT, "the name of the user or bot"),
    SUBJECT_ROLES("user.roles", Shape.PLAIN, ValueType.LIST, "the roles of the user"),
    SUBJECT_TRAITS("user.traits", Shape.MAP, ValueType.LIST, "the values of a trait; empty when there is none"),
    SUBJECT_LABELS("user.labels", Shape.MAP, ValueType.TEXT, "a label of the user; \"\" when there is none"),
    ORIGIN_CLUSTER(
            "user.origin_cluster", Shape.PLAIN, ValueType.TEXT, "the cluster the user is from; \"\" for this one"),
    BOT("user.bot", Shape.PLAIN, ValueType.BOOLEAN, "whether it is a bot"),

    ACTION_NAME(
            "action.name",
            Shape.PLAIN,
            ValueType.TEXT,
            "what is to be done: `connect`, `create`, or a name of your own"),
    ACTION_PROPERTIES("action.properties", Shape.JSON, ValueType.JSON, "what the caller says about the action"),

    TARGET_NAME("resource.name", Shape.PLAIN, ValueType.TEXT, "the name of the resource"),
    TARGET_LABELS("resource.labels", Shape.MAP, ValueType.TEXT, "a label of the resource; \"\" when there is none"),
    TARGET_PROPERTIES("resource.properties", Shape.JSON, ValueType.JSON, "what the caller says about the resource"),

    LOGIN("login", Shape.PLAIN, ValueType.TEXT, "the account that a session is for"),
    DB_USER("db_user", Shape.PLAIN, ValueType.TEXT, "the user of the database"),
    DB_NAME("db_name", Shape.PLAIN, ValueType.TEXT, "the name of the database"),
    DEVICE_ID("device.id", Shape.PLAIN, ValueType.TEXT, "the id of the trusted device"),
    DEVICE_ASSET_TAG("device.asset_tag", Shape.PLAIN, ValueType.TEXT, "what the inventory calls the trusted device"),
    DEVICE_TRUSTED("device.trusted", Shape.PLAIN, ValueType.BOOLEAN, "whether a trusted device was used"),
    MFA_DEVICE("mfa.device", Shape.PLAIN, ValueType.TEXT, "the device of the second factor"),
    MFA_VERIFIED("mfa.verified", Shape.PLAIN, ValueType.BOOLEAN, "whether a second factor was shown"),
    SESSION_STATE("session.state", Shape.PLAIN, ValueType.TEXT, "`new`, or `active` when the session runs already"),
    SESSION_ACTIVE("session.active", Shape.PLAIN, ValueType.BOOLEAN, "whether the session runs already"),
    CLIENT_ADDRESS("client.address", Shape.PLAIN, ValueType.ADDRESS, "the address the request comes from"),
    CLIENT_VERSION("client.version", Shape.PLAIN, ValueType.VERSION, "the version of the client program"),
    CONTEXT("context", Shape.JSON, ValueType.JSON, "what else the caller says"),
    NOW("now", Shape.PLAIN, ValueType.TIMESTAMP, "when the request is made");

    /** What follows the name. */
    public enum Shape {
        /** Nothing. */
        PLAIN,
        /** One key. */
        MAP,
        /** One or more keys; the type is known for the usual ones only. */
        OPEN,
        /** Any number of keys. */
        JSON
    }

    private final String text;
    private final Shape shape;
    private final ValueType type;
    private final String summary;

    Variable(String text, Shape shape, ValueType type, String summary) {
        this.text = text;
        this.shape = shape;
        this.type = type;
        this.summary = summary;
    }

    /** How authors write it, without what follows. */
    public String text() {
        return text;
    }

    public Shape shape() {
        return shape;
    }

    /** What it gives with all that follows; the usual keys of an open name may give something else. */
    public ValueType type() {
        return type;
    }

    /** What it is, on one line, for documentation and proposals. */
    public String summary() {
        return summary;
    }

    /** The keys that are known beforehand; none for names that take any. */
    public Set<String> knownKeys() {
        return KnownKeys.of(this).keySet();
    }

    ValueType type(String firstKey) {
        return KnownKeys.of(this).getOrDefault(firstKey, type);
    }
}
