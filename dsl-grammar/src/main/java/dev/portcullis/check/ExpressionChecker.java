package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.ALWAYS_FALSE;
import static dev.portcullis.diagnostic.DiagnosticCode.CONSTANT_REQUIRED;
import static dev.portcullis.diagnostic.DiagnosticCode.NOT_A_CONDITION;
import static dev.portcullis.diagnostic.DiagnosticCode.NOT_COMPARABLE;
import static dev.portcullis.diagnostic.DiagnosticCode.NOT_IN_DIALECT;
import static dev.portcullis.diagnostic.DiagnosticCode.WRONG_ARGUMENT_COUNT;
import static dev.portcullis.diagnostic.DiagnosticCode.WRONG_ARGUMENT_TYPE;

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
import dev.portcullis.syntax.Operator;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what the names of an expression mean and whether the types fit, by the table of one of Teleport's dialects. All mistakes
 * are reported at once; what a mistake leaves open counts as {@link ValueType#ANY}, so that none causes others.
 */
public final class ExpressionChecker {
    private final DialectTable table;
    private final Diagnostics found = new Diagnostics();
    private final NameResolver names;
    private final Meanings meanings = new Meanings();

    private ExpressionChecker(DialectTable table) {
        this.table = table;
        this.names = new NameResolver(table, found);
    }

    /** An expression that must be true or false. Empty exactly when an error was reported. */
    public static Optional<CheckedExpression> condition(
            Expression expression, DialectTable table, Diagnostics diagnostics) {
        ExpressionChecker checker = new ExpressionChecker(table);
        checker.demandCondition(expression);
        return checker.result(expression, ValueType.BOOLEAN, diagnostics);
    }

    /** An expression that may give anything. Empty exactly when an error was reported. */
    public static Optional<CheckedExpression> value(
            Expression expression, DialectTable table, Diagnostics diagnostics) {
        ExpressionChecker checker = new ExpressionChecker(table);
        ValueType type = checker.type(expression);
        return checker.result(expression, type, diagnostics);
    }

    private Optional<CheckedExpression> result(Expression expression, ValueType type, Diagnostics diagnostics) {
        diagnostics.addAll(found.sorted());
        return found.hasErrors() ? Optional.empty() : Optional.of(new CheckedExpression(expression, type, meanings));
    }

    private ValueType type(Expression expression) {
        ValueType type = find(expression);
        meanings.types.put(expression, StaticType.of(type));
        return type;
    }

    private ValueType find(Expression expression) {
        if (expression instanceof Text) return ValueType.TEXT;
        if (expression instanceof Name name) return reference(name);
        if (expression instanceof Member member) return reference(member);
        if (expression instanceof Index index) return reference(index);
        if (expression instanceof Call call) return call(call);
        if (expression instanceof Not not) return conditions(List.of(not.operand()));
        if (expression instanceof And and) return conditions(and.operands());
        if (expression instanceof Or or) return conditions(or.operands());
        if (expression instanceof Comparison comparison) return comparison(comparison);
        if (expression instanceof Numeral numeral) return absent(numeral, "numbers");
        if (expression instanceof Bool bool) return absent(bool, "truth values");
        if (expression instanceof Length length) return absent(length, "times");
        if (expression instanceof Moment moment) return absent(moment, "times");
        if (expression instanceof ListOf list) return absent(list, "lists in brackets");
        throw new AssertionError("no case for " + expression);
    }

    private ValueType absent(Expression expression, String what) {
        found.add(NOT_IN_DIALECT.at(expression.span(), table.dialect().title(), what));
        return ValueType.ANY;
    }

    private ValueType reference(Expression chain) {
        Optional<Reference> reference = names.resolve(chain);
        reference.ifPresent(resolved -> meanings.references.put(chain, resolved));
        return reference.map(Reference::type).orElse(ValueType.ANY);
    }

    private ValueType conditions(List<Expression> operands) {
        operands.forEach(this::demandCondition);
        return ValueType.BOOLEAN;
    }

    private void demandCondition(Expression expression) {
        ValueType type = type(expression);
        if (type == ValueType.TEXT || type == ValueType.LIST) {
            String help = table.has(Operator.EQUAL) && type == ValueType.TEXT
                    ? "compare it: `… == \"text\"`"
                    : "ask `contains(list, \"text\")`";
            found.add(NOT_A_CONDITION.at(expression.span(), type.title()).withHelp(help));
        }
    }

    private ValueType comparison(Comparison comparison) {
        if (table.has(comparison.operator())) {
            demandText(comparison, comparison.left());
            demandText(comparison, comparison.right());
        } else {
            absent(comparison, "`" + comparison.operator().sign() + "`");
        }
        return ValueType.BOOLEAN;
    }

    private void demandText(Comparison comparison, Expression operand) {
        ValueType type = type(operand);
        if (!Parameter.TEXT.accepts(type)) {
            String help = operand instanceof Not ? "`!` binds more tightly: write `!(a == b)`" : "";
            found.add(NOT_COMPARABLE
                    .at(operand.span(), comparison.operator().sign(), type.title())
                    .withHelp(type == ValueType.LIST ? "write `contains(list, text)`" : help));
        }
    }

    private ValueType call(Call call) {
        List<ValueType> types = call.arguments().stream().map(this::type).toList();
        Optional<Signature> signature = names.function(call);
        signature.ifPresent(known -> {
            meanings.functions.put(call, known.function());
            arguments(call, known, types);
        });
        return signature.map(Signature::result).orElse(ValueType.ANY);
    }

    private void arguments(Call call, Signature signature, List<ValueType> types) {
        String name = signature.function().text();
        if (!signature.takes(types.size())) {
            found.add(WRONG_ARGUMENT_COUNT.at(call.span(), name, signature.count(), types.size()));
            return;
        }
        for (int i = 0; i < types.size(); i++) {
            argument(call.arguments().get(i), signature.parameter(i), name, types.get(i));
        }
        Looseness.emptyPromise(signature, types)
                .ifPresent(reason -> found.add(ALWAYS_FALSE.at(call.span(), name, reason)));
    }

    private void argument(Expression argument, Parameter parameter, String name, ValueType type) {
        if (parameter == Parameter.CONSTANT) {
            if (!(argument instanceof Text)) {
                found.add(CONSTANT_REQUIRED.at(argument.span(), name));
            }
        } else if (!parameter.accepts(type)) {
            found.add(WRONG_ARGUMENT_TYPE.at(argument.span(), name, parameter.title(), type.title()));
        }
    }
}
