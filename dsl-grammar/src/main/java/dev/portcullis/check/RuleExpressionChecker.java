package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.MIXED_LIST;
import static dev.portcullis.diagnostic.DiagnosticCode.NOT_A_CONDITION;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Bool;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Index;
import dev.portcullis.syntax.Expression.Length;
import dev.portcullis.syntax.Expression.ListOf;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Moment;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Numeral;
import dev.portcullis.syntax.Expression.Or;
import dev.portcullis.syntax.Expression.Text;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what the names of an expression of our own rules mean, and whether the types fit. All mistakes are reported
 * at once; what a mistake leaves open counts as {@link ValueType#ANY}, so that none causes others.
 */
public final class RuleExpressionChecker {
    private final Meanings meanings = new Meanings();
    private final Diagnostics found = new Diagnostics();
    private final ConstantReader constants = new ConstantReader(meanings, found);
    private final RuleNames names;
    private final RuleCalls calls;
    private final Comparisons comparisons = new Comparisons(meanings, constants, found);

    private RuleExpressionChecker(DefinedNames defined) {
        this.names = new RuleNames(this, meanings, found, defined);
        this.calls = new RuleCalls(this, names, constants, comparisons);
    }

    /** An expression that must be true or false, as locks have it. Empty exactly when an error was reported. */
    public static Optional<CheckedExpression> condition(Expression expression, Diagnostics diagnostics) {
        Optional<CheckedExpression> checked = condition(expression, DefinedNames.NONE, diagnostics);
        checked.ifPresent(condition -> TruthCheck.report(condition, new Effort(), diagnostics));
        return checked;
    }

    static Optional<CheckedExpression> condition(Expression expression, DefinedNames defined, Diagnostics diagnostics) {
        RuleExpressionChecker checker = new RuleExpressionChecker(defined);
        checker.demandCondition(expression);
        return checker.result(expression, ValueType.BOOLEAN, diagnostics);
    }

    static Optional<CheckedExpression> value(Expression expression, DefinedNames defined, Diagnostics diagnostics) {
        RuleExpressionChecker checker = new RuleExpressionChecker(defined);
        StaticType type = checker.type(expression);
        return checker.result(expression, type.type(), diagnostics);
    }

    private Optional<CheckedExpression> result(Expression expression, ValueType type, Diagnostics diagnostics) {
        diagnostics.addAll(found.sorted());
        return found.hasErrors() ? Optional.empty() : Optional.of(new CheckedExpression(expression, type, meanings));
    }

    void report(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    Meanings meanings() {
        return meanings;
    }

    /** What an expression gives. */
    StaticType type(Expression expression) {
        StaticType type = find(expression);
        meanings.types.put(expression, type);
        return type;
    }

    private StaticType find(Expression expression) {
        if (expression instanceof Text text) return literal(text, text.value(), ValueType.TEXT);
        if (expression instanceof Numeral numeral) return literal(numeral, numeral.value(), ValueType.NUMBER);
        if (expression instanceof Bool bool) return literal(bool, bool.value(), ValueType.BOOLEAN);
        if (expression instanceof Length length) return literal(length, length.value(), ValueType.DURATION);
        if (expression instanceof Moment moment) return literal(moment, moment.value(), ValueType.TIMESTAMP);
        if (expression instanceof ListOf list) return list(list);
        if (expression instanceof Name name) return names.chain(name);
        if (expression instanceof Member member) return names.chain(member);
        if (expression instanceof Index index) return names.chain(index);
        if (expression instanceof Call call) return calls.type(call);
        if (expression instanceof Not not) return conditions(List.of(not.operand()));
        if (expression instanceof And and) return conditions(and.operands());
        if (expression instanceof Or or) return conditions(or.operands());
        if (expression instanceof Comparison comparison) return comparison(comparison);
        throw new AssertionError("no case for " + expression);
    }

    private StaticType literal(Expression expression, Object value, ValueType type) {
        meanings.constants.put(expression, value);
        return StaticType.of(type);
    }

    private StaticType comparison(Comparison comparison) {
        type(comparison.left());
        type(comparison.right());
        comparisons.check(comparison);
        return StaticType.CONDITION;
    }

    private StaticType conditions(List<Expression> operands) {
        operands.forEach(this::demandCondition);
        return StaticType.CONDITION;
    }

    private void demandCondition(Expression expression) {
        StaticType type = type(expression);
        if (!type.isUnknown() && !type.is(ValueType.BOOLEAN) && !type.is(ValueType.JSON)) {
            found.add(NOT_A_CONDITION.at(expression.span(), type.title()).withHelp(conditionHelp(type)));
        }
    }

    private static String conditionHelp(StaticType type) {
        return switch (type.type()) {
            case TEXT -> "compare it: `… == \"text\"`, or ask `has(…)`";
            case LIST -> "ask `contains(list, \"text\")`";
            default -> "compare it with another value";
        };
    }

    private StaticType list(ListOf list) {
        list.items().forEach(this::type);
        constants.alignItems(list);
        ValueType item = ValueType.ANY;
        for (Expression next : list.items()) {
            ValueType type = meanings.type(next).type();
            if (type == ValueType.ANY) {
                return StaticType.listOf(type);
            }
            if (!ListItems.fit(item, type)) {
                found.add(MIXED_LIST.at(next.span(), item.title(), type.title()));
                return StaticType.listOf(ValueType.ANY);
            }
            item = ListItems.common(item, type);
        }
        constants.gather(list);
        return StaticType.listOf(item);
    }
}
