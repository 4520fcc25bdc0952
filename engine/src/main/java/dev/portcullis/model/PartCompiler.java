package dev.portcullis.model;

import dev.portcullis.check.CheckedExpression;
import dev.portcullis.format.SourcePrinter;
import dev.portcullis.model.ConditionPart.Joint;
import dev.portcullis.model.ConditionPart.ReadName;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Or;
import java.util.List;
import java.util.stream.Stream;

/** Takes a checked expression apart, each part compiled as it is in the whole. */
final class PartCompiler {
    private final CheckedExpression checked;
    private final Dialect dialect;
    private final TreeCompiler compiler;

    PartCompiler(CheckedExpression checked, Dialect dialect, TreeCompiler compiler) {
        this.checked = checked;
        this.dialect = dialect;
        this.compiler = compiler;
    }

    /** The whole expression. */
    ConditionPart part() {
        return part(checked.expression());
    }

    private ConditionPart part(Expression expression) {
        if (expression instanceof And and) {
            return joined(Joint.ALL, and, and.operands());
        }
        if (expression instanceof Or or) {
            return joined(Joint.ANY, or, or.operands());
        }
        if (expression instanceof Not not) {
            return joined(Joint.NOT, not, List.of(not.operand()));
        }
        return new ConditionPart(
                Joint.NONE,
                SourcePrinter.print(expression, dialect),
                expression.span(),
                compiler.condition(expression),
                List.of(),
                names(expression).distinct().toList());
    }

    private ConditionPart joined(Joint joint, Expression whole, List<Expression> operands) {
        return new ConditionPart(
                joint,
                SourcePrinter.print(whole, dialect),
                whole.span(),
                compiler.condition(whole),
                operands.stream().map(this::part).toList(),
                List.of());
    }

    private Stream<ReadName> names(Expression expression) {
        if (expression instanceof Comparison comparison) {
            return Stream.of(comparison.left(), comparison.right()).flatMap(this::names);
        }
        if (expression instanceof Call call) {
            return call.arguments().stream().flatMap(this::names);
        }
        return checked.reference(expression).stream()
                .map(reference -> new ReadName(SourcePrinter.print(expression, dialect), compiler.value(expression)));
    }
}
