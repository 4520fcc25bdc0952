package dev.portcullis.model;

import dev.portcullis.check.CheckedExpression;
import dev.portcullis.check.DialectTable;
import dev.portcullis.check.ExpressionChecker;
import dev.portcullis.check.Function;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression.Call;
import java.util.List;

/** Compiles the conditions of roles. One that is broken is reported, and an error at each decision that reaches it. */
final class ExpressionCompiler {
    private final Diagnostics diagnostics;

    ExpressionCompiler(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A label expression. */
    Condition labels(Fragment text) {
        return condition(text, DialectTable.LABELS, DialectSemantics.LABELS);
    }

    /** A {@code where} clause. */
    Condition where(Fragment text) {
        return condition(text, DialectTable.WHERE, DialectSemantics.WHERE);
    }

    /** The actions of a rule: true, unless one of them is broken. */
    Condition actions(List<Fragment> actions) {
        List<Condition> all = actions.stream().map(this::action).toList();
        return all.isEmpty() ? Condition.TRUE : scope -> DialectSemantics.LABELS.all(all, scope);
    }

    private Condition action(Fragment text) {
        return PolicyParser.expression(text, Dialect.WHERE, diagnostics)
                .flatMap(tree -> ExpressionChecker.condition(tree, DialectTable.ACTION, diagnostics))
                .filter(action -> isAction(action, text))
                .map(action -> new TreeCompiler(action, DialectSemantics.WHERE, diagnostics).condition())
                .orElseGet(() -> broken(text));
    }

    private boolean isAction(CheckedExpression checked, Fragment text) {
        boolean action = checked.expression() instanceof Call call && checked.function(call) == Function.LOG;
        if (!action) {
            diagnostics.add(DiagnosticCode.NOT_AN_ACTION.at(text.place(), text.text()));
        }
        return action;
    }

    private Condition condition(Fragment text, DialectTable table, DialectSemantics semantics) {
        return PolicyParser.expression(text, table.dialect(), diagnostics)
                .flatMap(tree -> ExpressionChecker.condition(tree, table, diagnostics))
                .map(checked -> new TreeCompiler(checked, semantics, diagnostics).condition())
                .orElseGet(() -> broken(text));
    }

    private static Condition broken(Fragment text) {
        return scope -> {
            throw new EvaluationException("the expression is not valid", text.place());
        };
    }
}
