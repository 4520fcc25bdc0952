package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.NEVER_FALSE;
import static dev.portcullis.diagnostic.DiagnosticCode.NEVER_TRUE;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Excerpt;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Or;
import java.util.List;
import java.util.stream.Stream;

/** Finds conditions that are the same in every request. The innermost is reported, and nothing around it. */
final class TruthCheck {
    /** Of how many operands two are looked for that exclude each other. */
    private static final int MOST_EXPLAINED = 50;

    private final Meanings meanings;
    private final Effort effort;
    private final Diagnostics found;

    private TruthCheck(Meanings meanings, Effort effort, Diagnostics found) {
        this.meanings = meanings;
        this.effort = effort;
        this.found = found;
    }

    /** Reports what is always the same in a condition; answers whether there was something. */
    static boolean report(CheckedExpression condition, Effort effort, Diagnostics found) {
        return new TruthCheck(condition.meanings(), effort, found).isSettled(condition.expression());
    }

    private boolean isSettled(Expression node) {
        boolean inside = false;
        for (Expression part : conditions(node)) {
            inside |= isSettled(part);
        }
        if (inside) {
            return true;
        }
        boolean neverTrue = !areAllPossible(List.of(node), Polarity.TRUE);
        boolean neverFalse = !areAllPossible(List.of(node), Polarity.FALSE);
        if ((neverTrue || neverFalse) && !(node instanceof Name name && meanings.definitions.containsKey(name))) {
            report(node, neverTrue ? Polarity.FALSE : Polarity.TRUE);
        }
        return neverTrue || neverFalse;
    }

    private static List<Expression> conditions(Expression node) {
        return node instanceof And || node instanceof Or || node instanceof Not ? Parts.of(node) : List.of();
    }

    private void report(Expression node, Polarity value) {
        boolean fails = Certainty.canFail(node, meanings);
        found.add(
                value == Polarity.TRUE
                        ? NEVER_FALSE
                                .at(node.span(), fails ? "never false: true or an error" : "always true")
                                .withHelp(clash(node, Polarity.FALSE))
                        : NEVER_TRUE
                                .at(node.span(), fails ? "never true: false or an error" : "always false")
                                .withHelp(clash(node, Polarity.TRUE)));
    }

    /** Which two operands cannot both be so. */
    private String clash(Expression node, Polarity polarity) {
        List<Expression> operands = conditions(node);
        for (int i = 1; i < Math.min(operands.size(), MOST_EXPLAINED); i++) {
            Expression second = operands.get(i);
            Stream<Expression> before = operands.subList(0, i).stream();
            if (!areAllPossible(operands.subList(0, i + 1), polarity)) {
                return before.filter(first -> !areAllPossible(List.of(first, second), polarity))
                        .findFirst()
                        .map(first -> words(first, second, polarity))
                        .orElse("");
            }
        }
        return "";
    }

    private boolean areAllPossible(List<Expression> operands, Polarity polarity) {
        List<Formula> formulas = operands.stream()
                .map(operand -> Formulas.of(operand, meanings, polarity, effort))
                .toList();
        return Possibility.of(formulas, effort);
    }

    private static String words(Expression first, Expression second, Polarity polarity) {
        String one = "`" + Excerpt.of(first.span().text()) + "`";
        String other = "`" + Excerpt.of(second.span().text()) + "`";
        return polarity == Polarity.TRUE
                ? one + " and " + other + " exclude each other"
                : "where " + one + " is false, " + other + " is true";
    }
}
