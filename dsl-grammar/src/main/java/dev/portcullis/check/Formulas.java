package dev.portcullis.check;

import dev.portcullis.check.Formula.All;
import dev.portcullis.check.Formula.Any;
import dev.portcullis.check.Formula.Claim;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Or;
import dev.portcullis.syntax.Operator;
import java.util.List;
import java.util.Optional;

/**
 * Makes formulas of conditions, with definitions written out. What is beyond a size counts as holding in any case, so
 * that less is found and nothing wrong is said.
 */
final class Formulas {
    private static final int LARGEST = 2_000;

    private final Effort effort;
    private int left = LARGEST;

    private Formulas(Effort effort) {
        this.effort = effort;
    }

    /** When a condition is true, or false. */
    static Formula of(CheckedExpression condition, Polarity polarity, Effort effort) {
        return of(condition.expression(), condition.meanings(), polarity, effort);
    }

    static Formula of(Expression condition, Meanings meanings, Polarity polarity, Effort effort) {
        return new Formulas(effort).formula(condition, meanings, polarity);
    }

    private Formula formula(Expression node, Meanings meanings, Polarity polarity) {
        left--;
        if (left < 0 || !effort.spend(1)) {
            return Formula.ANYTHING;
        }
        if (meanings.constants.get(node) instanceof Boolean value) return settled(value, polarity);
        if (node instanceof Not not) return formula(not.operand(), meanings, polarity.opposite());
        if (node instanceof And and) return many(and.operands(), meanings, polarity, Polarity.TRUE);
        if (node instanceof Or or) return many(or.operands(), meanings, polarity, Polarity.FALSE);
        if (node instanceof Comparison comparison) {
            return comparison(comparison.operator(), comparison.left(), comparison.right(), meanings, polarity);
        }
        if (node instanceof Call call && meanings.functions.get(call) == Function.EQUALS) {
            List<Expression> both = call.arguments();
            return comparison(Operator.EQUAL, both.get(0), both.get(1), meanings, polarity);
        }
        if (node instanceof Name name && meanings.definitions.containsKey(name)) {
            CheckedExpression definition = meanings.definitions.get(name);
            return formula(definition.expression(), definition.meanings(), polarity);
        }
        return claim(Subject.of(node, meanings), Operator.EQUAL, true, polarity, Universe.of(node, meanings));
    }

    private static Formula settled(boolean value, Polarity polarity) {
        return value == (polarity == Polarity.TRUE) ? Formula.ANYTHING : Formula.NOTHING;
    }

    private Formula many(List<Expression> operands, Meanings meanings, Polarity polarity, Polarity together) {
        List<Formula> parts = operands.stream()
                .map(operand -> formula(operand, meanings, polarity))
                .toList();
        return polarity == together ? new All(parts) : new Any(parts);
    }

    private static Formula comparison(
            Operator operator, Expression left, Expression right, Meanings meanings, Polarity polarity) {
        Optional<Object> one = Optional.ofNullable(meanings.constants.get(left));
        Optional<Object> other = Optional.ofNullable(meanings.constants.get(right));
        if (one.isPresent() && other.isPresent()) {
            return settled(Constants.holds(one.get(), operator, other.get()), polarity);
        }
        if (other.isPresent()) {
            return claim(Subject.of(left, meanings), operator, other.get(), polarity, Universe.of(left, meanings));
        }
        if (one.isPresent() && !Operators.isMembership(operator)) {
            return claim(
                    Subject.of(right, meanings),
                    Operators.mirrored(operator),
                    one.get(),
                    polarity,
                    Universe.of(right, meanings));
        }
        return between(operator, Subject.of(left, meanings), Subject.of(right, meanings), polarity);
    }

    /** Two values of the request: what they are is not followed, only whether the same is asked elsewhere. */
    private static Formula between(Operator operator, String left, String right, Polarity polarity) {
        if (left.equals(right) && !Operators.isMembership(operator)) {
            return settled(Operators.isReflexive(operator), polarity);
        }
        boolean swap = operator == Operator.GREATER
                || operator == Operator.LESS_OR_EQUAL
                || (!isOrder(operator) && !Operators.isMembership(operator) && left.compareTo(right) > 0);
        String words = swap ? right + " " + left : left + " " + right;
        return switch (operator) {
            case EQUAL -> claim(words + " ==", polarity);
            case NOT_EQUAL -> claim(words + " ==", polarity.opposite());
            case LESS, GREATER -> claim(words + " <", polarity);
            case GREATER_OR_EQUAL, LESS_OR_EQUAL -> claim(words + " <", polarity.opposite());
            case IN -> claim(words + " in", polarity);
            case NOT_IN -> claim(words + " in", polarity.opposite());
        };
    }

    private static boolean isOrder(Operator operator) {
        return operator == Operator.LESS
                || operator == Operator.LESS_OR_EQUAL
                || operator == Operator.GREATER
                || operator == Operator.GREATER_OR_EQUAL;
    }

    private static Formula claim(String subject, Polarity polarity) {
        return claim(subject, Operator.EQUAL, true, polarity, Optional.empty());
    }

    private static Formula claim(
            String subject, Operator operator, Object constant, Polarity polarity, Optional<Universe> universe) {
        Operator asked = polarity == Polarity.TRUE ? operator : Operators.negated(operator);
        return new Claim(subject, asked, constant, universe);
    }
}
