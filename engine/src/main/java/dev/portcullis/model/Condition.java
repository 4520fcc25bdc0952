package dev.portcullis.model;

/** A compiled condition: true, false or an error. */
@FunctionalInterface
public interface Condition {
    /** Always true. */
    Condition TRUE = scope -> true;

    /** Always false. */
    Condition FALSE = scope -> false;

    /**
     * Whether it holds.
     *
     * @throws EvaluationException if it cannot be told
     */
    boolean holds(Scope scope);
}
