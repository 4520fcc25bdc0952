package dev.portcullis.check;

import static dev.portcullis.syntax.Operator.EQUAL;
import static dev.portcullis.syntax.Operator.GREATER;
import static dev.portcullis.syntax.Operator.GREATER_OR_EQUAL;
import static dev.portcullis.syntax.Operator.IN;
import static dev.portcullis.syntax.Operator.LESS;
import static dev.portcullis.syntax.Operator.LESS_OR_EQUAL;
import static dev.portcullis.syntax.Operator.NOT_EQUAL;
import static dev.portcullis.syntax.Operator.NOT_IN;

import dev.portcullis.syntax.Operator;

/** How comparisons relate to one another. */
final class Operators {
    private Operators() {}

    /** True when the other is false. */
    static Operator negated(Operator operator) {
        return switch (operator) {
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case LESS -> GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> GREATER;
            case GREATER -> LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> LESS;
            case IN -> NOT_IN;
            case NOT_IN -> IN;
        };
    }

    /** The same with the operands the other way round; not for membership. */
    static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            default -> operator;
        };
    }

    static boolean isMembership(Operator operator) {
        return operator == IN || operator == NOT_IN;
    }

    /** Whether a value compares in this way with itself. */
    static boolean isReflexive(Operator operator) {
        return operator == EQUAL || operator == LESS_OR_EQUAL || operator == GREATER_OR_EQUAL;
    }
}
