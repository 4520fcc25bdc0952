package dev.portcullis.check;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.syntax.Expression;
import java.util.Optional;

/** Finds out what the names of an expression of our own rules mean, and whether the types fit. */
public final class RuleExpressionChecker {
    private RuleExpressionChecker() {}

    /** An expression that must be true or false, as locks have it. Empty exactly when an error was reported. */
    public static Optional<CheckedExpression> condition(Expression expression, Diagnostics diagnostics) {
        return Optional.empty();
    }
}
