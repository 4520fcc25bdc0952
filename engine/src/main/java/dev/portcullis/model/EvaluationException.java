package dev.portcullis.model;

import dev.portcullis.source.Span;

/** A condition that could not be evaluated. It carries no stack: it is an answer, not a fault. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String why;
    private final transient Span place;
    private final Cause cause;

    /** What kind of thing went wrong. */
    private enum Cause {
        /** The request does not have what was asked for. */
        MISSING,
        /** Anything else: a value of another type, a text that cannot be read, a pattern that is refused. */
        WRONG
    }

    /**
     * A condition that could not be evaluated.
     *
     * @param why what went wrong, in one clause
     * @param place the part of the policy that could not be evaluated
     */
    public EvaluationException(String why, Span place) {
        this(why, place, Cause.WRONG);
    }

    private EvaluationException(String why, Span place, Cause cause) {
        super(why, null, false, false);
        this.why = why;
        this.place = place;
        this.cause = cause;
    }

    /**
     * That a request does not have what a condition asks for.
     *
     * @param place the part of the policy that names it
     */
    static EvaluationException missing(String why, Span place) {
        return new EvaluationException(why, place, Cause.MISSING);
    }

    /** Whether nothing is wrong but that the request does not have what was asked for. */
    public boolean isMissing() {
        return cause == Cause.MISSING;
    }

    /** What went wrong, in one clause. */
    public String why() {
        return why;
    }

    /** The part of the policy that could not be evaluated. */
    public Span place() {
        return place;
    }
}
