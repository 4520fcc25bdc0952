package dev.portcullis.reference;

import java.util.List;

/** The syntax that templates, label expressions and where clauses have in common. */
sealed interface Term {
    /** A quoted text. */
    record Text(String value) implements Term {}

    /** A dotted name: {@code user.spec.roles}. */
    record Name(String path) implements Term {}

    /** An entry of a map: {@code labels["env"]}. */
    record Entry(String path, String key) implements Term {}

    /** A function call. */
    record Call(String function, List<Term> arguments) implements Term {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code !operand}. */
    record Not(Term operand) implements Term {}

    /** {@code left && right}. */
    record And(Term left, Term right) implements Term {}

    /** {@code left || right}. */
    record Or(Term left, Term right) implements Term {}

    /** {@code left == right}. */
    record Equal(Term left, Term right) implements Term {}
}
