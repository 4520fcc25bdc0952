package dev.portcullis.check;

import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Name;
import java.util.Optional;

/** Whether evaluating an expression can fail: what is missing or of the wrong type in a request is an error. */
final class Certainty {
    private Certainty() {}

    static boolean canFail(CheckedExpression expression) {
        return canFail(expression.expression(), expression.meanings());
    }

    static boolean canFail(Expression node, Meanings meanings) {
        if (meanings.constants.containsKey(node)) {
            return false;
        }
        Optional<Reference> reference = Optional.ofNullable(meanings.references.get(node));
        if (reference.isPresent()) {
            return canFail(reference.get());
        }
        if (node instanceof Name name && meanings.definitions.containsKey(name)) {
            return canFail(meanings.definitions.get(name));
        }
        if (node instanceof Call call && meanings.functions.get(call) == Function.HAS) {
            return isDeep(call.arguments().get(0), meanings);
        }
        boolean fails = node instanceof Call call
                && Optional.ofNullable(meanings.functions.get(call))
                        .filter(Certainty::isPartial)
                        .isPresent();
        return fails || Parts.of(node).stream().anyMatch(part -> canFail(part, meanings));
    }

    private static boolean canFail(Reference reference) {
        return switch (reference.type()) {
            case ADDRESS, VERSION, JSON -> true;
            default -> false;
        };
    }

    /** A step into what is no map is an error even for {@code has}. */
    private static boolean isDeep(Expression argument, Meanings meanings) {
        return Optional.ofNullable(meanings.references.get(argument))
                .filter(reference -> reference.keys().size() < 2)
                .isEmpty();
    }

    /** A function that does not take every text. */
    private static boolean isPartial(Function function) {
        return TextValue.isMade(function) || function == Function.EMAIL_LOCAL || function == Function.REGEXP_REPLACE;
    }
}
