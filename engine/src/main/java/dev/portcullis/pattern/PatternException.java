package dev.portcullis.pattern;

/** A regular expression that is refused. */
public final class PatternException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String why;

    PatternException(String why) {
        super(why);
        this.why = why;
    }

    /** Why it is refused, in one clause. */
    public String why() {
        return why;
    }
}
