package dev.portcullis.format;

import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Length;
import dev.portcullis.syntax.Expression.Moment;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Numeral;
import dev.portcullis.syntax.Expression.Or;

/** How tightly a node binds, loosest first: what decides where parentheses are needed. */
enum Precedence {
    OR,
    AND,
    NOT,
    COMPARISON,
    /** {@code !} in Teleport's {@code where}. */
    TIGHT_NOT,
    /** Amounts are whole operands, but {@code 1.x} would be read as a number. */
    AMOUNT,
    CHAIN;

    static Precedence of(Expression expression, Dialect dialect) {
        if (expression instanceof Or) return OR;
        if (expression instanceof And) return AND;
        if (expression instanceof Not) return dialect == Dialect.WHERE ? TIGHT_NOT : NOT;
        if (expression instanceof Comparison) return COMPARISON;
        boolean amount = expression instanceof Numeral || expression instanceof Length || expression instanceof Moment;
        return amount ? AMOUNT : CHAIN;
    }

    /** Whether a node of this kind stands by itself where at least the given one is needed. */
    boolean satisfies(Precedence needed) {
        return compareTo(needed) >= 0;
    }
}
