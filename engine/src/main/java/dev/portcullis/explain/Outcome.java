package dev.portcullis.explain;

import java.util.Locale;

/** What came of looking at something. */
public enum Outcome {
    HELD,
    FAILED,
    /** It cannot be evaluated. */
    ERROR,
    /** There is nothing that could be looked at. */
    UNKNOWN;

    /** The word of answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
