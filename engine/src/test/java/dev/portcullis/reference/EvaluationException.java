package dev.portcullis.reference;

/** A text that people wrote cannot be evaluated: broken syntax, wrong types, a pattern that RE2 refuses, a bad address. */
final class EvaluationException extends Exception {
    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        super(message);
    }
}
