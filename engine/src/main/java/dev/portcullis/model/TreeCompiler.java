package dev.portcullis.model;

import dev.portcullis.check.CheckedExpression;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Or;
import dev.portcullis.syntax.Expression.Text;
import dev.portcullis.syntax.Operator;
import java.util.List;

/** Turns one checked tree into something that can be asked. Names and functions are resolved already. */
final class TreeCompiler {
    private final CheckedExpression checked;
    private final DialectSemantics semantics;
    private final Functions functions;

    TreeCompiler(CheckedExpression checked, DialectSemantics semantics, Diagnostics diagnostics) {
        this.checked = checked;
        this.semantics = semantics;
        this.functions = new Functions(semantics, new PatternCompiler(diagnostics));
    }

    /** The whole tree as a condition. */
    Condition condition() {
        return condition(checked.expression());
    }

    /** The whole tree as a value. */
    Value value() {
        return value(checked.expression());
    }

    /** A part of the tree as a condition. */
    Condition condition(Expression expression) {
        if (expression instanceof Not not) {
            Condition operand = condition(not.operand());
            return scope -> !operand.holds(scope);
        }
        if (expression instanceof And and) {
            List<Condition> operands =
                    and.operands().stream().map(this::condition).toList();
            return scope -> semantics.all(operands, scope);
        }
        if (expression instanceof Or or) {
            List<Condition> operands =
                    or.operands().stream().map(this::condition).toList();
            return scope -> semantics.any(operands, scope);
        }
        if (expression instanceof Comparison comparison) {
            return comparison(comparison);
        }
        Value value = value(expression);
        return scope -> Values.truth(value.of(scope), expression.span());
    }

    private Condition comparison(Comparison comparison) {
        Value left = value(comparison.left());
        Value right = value(comparison.right());
        boolean wanted = comparison.operator() == Operator.EQUAL;
        return scope -> Values.text(left.of(scope), comparison.left().span())
                        .equals(Values.text(right.of(scope), comparison.right().span()))
                == wanted;
    }

    /** A part of the tree as a value. */
    Value value(Expression expression) {
        if (expression instanceof Text text) {
            return scope -> text.value();
        }
        if (expression instanceof Call call) {
            List<Value> arguments = call.arguments().stream().map(this::value).toList();
            return functions.call(checked.function(call), call, arguments);
        }
        if (expression instanceof Not
                || expression instanceof And
                || expression instanceof Or
                || expression instanceof Comparison) {
            Condition condition = condition(expression);
            return condition::holds;
        }
        return checked.reference(expression)
                .map(reference -> Variables.read(reference, expression.span()))
                .orElseThrow(() -> new AssertionError("no case for " + expression));
    }
}
