package dev.portcullis.audit;

/** What can be put on record: the words and codes of Teleport where it has them, else ours, whose codes begin with {@code P}. */
public enum AuditCode {
    LOCK_CREATED("lock.created", "TLK00I"),
    LOCK_DELETED("lock.deleted", "TLK01I"),
    ROLE_CREATED("role.created", "T9000I"),
    ROLE_UPDATED("role.updated", "T9002I"),
    ROLE_DELETED("role.deleted", "T9001I"),
    USER_CREATED("user.create", "T1002I"),
    USER_UPDATED("user.update", "T1003I"),
    USER_DELETED("user.delete", "T1004I"),
    AUTH_PREFERENCE_UPDATED("auth_preference.update", "TCAUTH001I"),
    SESSION_REJECTED("session.rejected", "T1006W"),
    CLIENT_DISCONNECTED("client.disconnect", "T3006I"),
    AUTHENTICATION_FAILED("auth", "T3007W"),
    RESOURCE_WRITTEN("resource.written", "PRS00I"),
    RESOURCE_DELETED("resource.deleted", "PRS01I"),
    WRITE_ATTEMPTED("write.attempted", "PWR00I"),
    WRITE_REFUSED("write.refused", "PWR01W"),
    WRITE_UNKNOWN("write.unknown", "PWR02E"),
    ACCESS_DENIED("access.denied", "PAC00W"),
    SERVER_STARTED("server.started", "PSV00I"),
    SERVER_STOPPED("server.stopped", "PSV01I");

    private final String event;
    private final String code;

    AuditCode(String event, String code) {
        this.event = event;
        this.code = code;
    }

    /** The name of the event. */
    public String event() {
        return event;
    }

    /** The code: what happened, and whether that informs or warns. */
    public String code() {
        return code;
    }
}
