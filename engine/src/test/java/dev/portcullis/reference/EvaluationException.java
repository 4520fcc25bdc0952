package dev.portcullis.reference;

/** A text that people wrote cannot be evaluated: broken syntax, wrong types, a pattern that RE2 refuses, a bad address. */
final class EvaluationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean missing;

    EvaluationException(String message) {
        super(message);
        this.missing = false;
    }

    private EvaluationException(String name, String why) {
        super(why + ": " + name);
        this.missing = true;
    }

    /** Nothing is wrong but that the request does not have something. */
    static EvaluationException missing(String name) {
        return new EvaluationException(name, "missing");
    }

    boolean isMissing() {
        return missing;
    }
}
