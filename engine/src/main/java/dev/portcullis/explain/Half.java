package dev.portcullis.explain;

import java.util.Locale;

/** The halves of a role. */
public enum Half {
    DENY,
    ALLOW;

    /** The word in YAML. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
