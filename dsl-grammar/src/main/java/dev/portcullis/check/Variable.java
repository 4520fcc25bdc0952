package dev.portcullis.check;

import java.util.Set;

/** Every name of every dialect that stands for something of a request: what an evaluator tells them apart by. */
public enum Variable {
    USER_NAME("user.metadata.name", Shape.TEXT),
    USER_LABELS("user.metadata.labels", Shape.TEXT_MAP),
    USER_TRAITS("user.spec.traits", Shape.LIST_MAP),
    USER_ROLES("user.spec.roles", Shape.LIST),

    /** The labels of the resource, in label expressions. */
    LABELS("labels", Shape.TEXT_MAP),

    RESOURCE_KIND("resource.kind", Shape.TEXT),
    RESOURCE_SUB_KIND("resource.sub_kind", Shape.TEXT),
    RESOURCE_VERSION("resource.version", Shape.TEXT),
    RESOURCE_NAME("resource.metadata.name", Shape.TEXT),
    RESOURCE_LABELS("resource.metadata.labels", Shape.TEXT_MAP),
    RESOURCE_SPEC("resource.spec", Shape.OPEN),

    /** A recorded session. */
    SESSION("session", Shape.OPEN),
    /** An active SSH session. */
    SSH_SESSION("ssh_session", Shape.OPEN),
    /** An active session of any protocol. */
    SESSION_TRACKER("session_tracker", Shape.OPEN),
    /** A request for a host certificate. */
    HOST_CERT("host_cert", Shape.OPEN),

    /** Traits that Teleport itself defines; no others can be written. */
    INTERNAL_TRAITS("internal", Shape.LIST_MAP),
    /** Any trait. */
    EXTERNAL_TRAITS("external", Shape.LIST_MAP);

    /** What follows the name, and what it gives then. */
    public enum Shape {
        /** Nothing follows; a text. */
        TEXT,
        /** Nothing follows; a list. */
        LIST,
        /** One key follows; a text. */
        TEXT_MAP,
        /** One key follows; a list. */
        LIST_MAP,
        /** One or more keys follow; the type is known for the usual ones only. */
        OPEN
    }

    private final String text;
    private final Shape shape;

    Variable(String text, Shape shape) {
        this.text = text;
        this.shape = shape;
    }

    /** How authors write it, without what follows. */
    public String text() {
        return text;
    }

    public Shape shape() {
        return shape;
    }

    /** The keys that are known beforehand; none for names that take any. */
    public Set<String> knownKeys() {
        return KnownKeys.of(this).keySet();
    }

    ValueType type(String firstKey) {
        return switch (shape) {
            case TEXT, TEXT_MAP -> ValueType.TEXT;
            case LIST, LIST_MAP -> ValueType.LIST;
            case OPEN -> KnownKeys.of(this).getOrDefault(firstKey, ValueType.ANY);
        };
    }
}
