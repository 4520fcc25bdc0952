package dev.portcullis.explain;

import java.util.Locale;

/** What a role comes to for a request. */
public enum Stance {
    GRANTS("grants"),
    /** Only some of the rights that a call needs. */
    GRANTS_PART("grants part of it"),
    /** It would grant if more were shown. */
    DEMANDS("grants only with more proof"),
    DENIES("denies"),
    /** It cannot be evaluated. */
    BROKEN("cannot be evaluated"),
    NOTHING("grants nothing here"),
    /** There is no such role. */
    UNKNOWN("is not found");

    private final String words;

    Stance(String words) {
        this.words = words;
    }

    /** The word of answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String words() {
        return words;
    }

    Outcome outcome() {
        return switch (this) {
            case GRANTS, GRANTS_PART -> Outcome.HELD;
            case DEMANDS, DENIES, NOTHING -> Outcome.FAILED;
            case BROKEN -> Outcome.ERROR;
            case UNKNOWN -> Outcome.UNKNOWN;
        };
    }
}
