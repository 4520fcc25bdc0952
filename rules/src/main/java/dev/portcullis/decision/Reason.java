package dev.portcullis.decision;

import java.util.Locale;

/** Why a decision is what it is: a stable code, and the kind of check that decided. */
public enum Reason {
    REVISION_NOT_REACHED("revision"),
    LOCK_VIEW_STALE("stale"),
    LOCKED("lock"),
    RULE("rule"),
    ERROR("rule"),
    ROLE_DENIED("rbac"),
    MFA_REQUIRED("mfa"),
    DEVICE_REQUIRED("device"),
    GRANTED(""),
    NO_MATCH("rbac"),
    CONTINUES("");

    private final String by;

    Reason(String by) {
        this.by = by;
    }

    /** The code of answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What {@code by} is called in cases; empty where something is allowed. */
    public String by() {
        return by;
    }
}
