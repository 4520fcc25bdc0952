package dev.portcullis.decision;

import java.util.Locale;

/** What a gateway is to do. */
public enum Effect {
    /** Let it happen, or go on. */
    ALLOW,
    /** Refuse the new request. */
    DENY,
    /** End the running session. */
    TERMINATE;

    /** The word of the case format and of answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
