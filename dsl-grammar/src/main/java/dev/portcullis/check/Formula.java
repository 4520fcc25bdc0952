package dev.portcullis.check;

import dev.portcullis.syntax.Operator;
import java.util.List;
import java.util.Optional;

/**
 * What must be the case for a condition to be true, or to be false. A condition that cannot be evaluated is neither, so
 * what holds of none of the ways to be true says nothing about errors.
 */
sealed interface Formula {
    /** Holds in any case. */
    Formula ANYTHING = new All(List.of());
    /** Holds in no case. */
    Formula NOTHING = new Any(List.of());

    /** All of them. */
    record All(List<Formula> parts) implements Formula {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of them. */
    record Any(List<Formula> choices) implements Formula {
        public Any {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A value of the request, compared with a constant.
     *
     * @param subject which value: equal texts are the same value
     * @param operator how it is compared
     * @param constant with what: a value, or a list of values or networks, or a network
     * @param universe all values that the subject can have, where they are few
     */
    record Claim(String subject, Operator operator, Object constant, Optional<Universe> universe) implements Formula {}
}
