package dev.portcullis.model;

/** A compiled expression that yields a text or a list of texts. */
@FunctionalInterface
interface Value {
    /**
     * A {@link String} or a {@code List<String>}.
     *
     * @throws EvaluationException if it cannot be told
     */
    Object of(Scope scope);
}
