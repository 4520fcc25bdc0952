package dev.portcullis.model;

import dev.portcullis.check.CheckedExpression;
import dev.portcullis.check.Function;
import dev.portcullis.check.ValueType;
import dev.portcullis.model.RuleTree.Node;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.ListOf;
import dev.portcullis.syntax.Expression.Member;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compiles the expression of a lock: as in a rule, but that a comparison or a call with something missing in it says just
 * that, whatever else is wrong with it, and in whatever order its parts are read.
 */
final class LockExpression {
    private static final Set<ValueType> PERHAPS_MISSING = Set.of(ValueType.JSON, ValueType.ADDRESS, ValueType.VERSION);

    private final CheckedExpression checked;
    private final RuleContext context;
    private final RuleTree names;

    /**
     * @param reads gets the parts of a request that are read
     */
    LockExpression(CheckedExpression checked, PatternCompiler patterns, Set<RequestPart> reads) {
        this.checked = checked;
        this.context = new RuleContext(patterns, this::withMissing, reads);
        this.names = new RuleTree(checked, RuleContext.silent());
    }

    Condition condition() {
        return new RuleTree(checked, context).condition();
    }

    private Condition withMissing(Expression part, Condition condition) {
        List<Value> perhapsMissing = perhapsMissing(names.root().with(part)).toList();
        return perhapsMissing.isEmpty()
                ? condition
                : scope -> {
                    try {
                        return condition.holds(scope);
                    } catch (EvaluationException broken) {
                        perhapsMissing.forEach(name -> demand(name, scope));
                        throw broken;
                    }
                };
    }

    /** What is wrong with a value that is there has been said already. */
    private static void demand(Value name, Scope scope) {
        try {
            name.of(scope);
        } catch (EvaluationException broken) {
            if (broken.isMissing()) {
                throw broken;
            }
        }
    }

    /** The names of a comparison or a call; conditions inside of it are asked about their own. */
    private static Stream<Value> perhapsMissing(Node node) {
        Expression part = node.expression();
        if (node.reference().isPresent()) {
            return PERHAPS_MISSING.contains(node.type()) ? Stream.of(node.value()) : Stream.of();
        }
        if (node.constant().isPresent() || node.call(Function.HAS).isPresent()) {
            return Stream.of();
        }
        if (part instanceof Comparison comparison) {
            return Stream.of(comparison.left(), comparison.right()).flatMap(side -> perhapsMissing(node.with(side)));
        }
        if (part instanceof Call call) {
            return Stream.concat(Stream.of(call.callee()), call.arguments().stream())
                    .flatMap(argument -> perhapsMissing(node.with(argument)));
        }
        if (part instanceof ListOf list) {
            return list.items().stream().flatMap(item -> perhapsMissing(node.with(item)));
        }
        return part instanceof Member member ? perhapsMissing(node.with(member.target())) : Stream.of();
    }
}
