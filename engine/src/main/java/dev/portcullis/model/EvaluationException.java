package dev.portcullis.model;

import dev.portcullis.source.Span;

/** A condition that could not be evaluated. It carries no stack: it is an answer, not a fault. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String why;
    private final transient Span place;

    /**
     * A condition that could not be evaluated.
     *
     * @param why what went wrong, in one clause
     * @param place the part of the policy that could not be evaluated
     */
    public EvaluationException(String why, Span place) {
        super(why, null, false, false);
        this.why = why;
        this.place = place;
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
