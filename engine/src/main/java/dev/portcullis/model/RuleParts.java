package dev.portcullis.model;

import dev.portcullis.check.CheckedExpression;
import dev.portcullis.check.Variable;
import dev.portcullis.format.SourcePrinter;
import dev.portcullis.model.ConditionPart.Joint;
import dev.portcullis.model.ConditionPart.ReadName;
import dev.portcullis.model.RuleTree.Node;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.ListOf;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Or;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes the conditions of a rule apart, for those who explain a decision: each part compiled as it is in the whole. */
public final class RuleParts {
    private final CompiledRule rule;
    private final RuleContext context = RuleContext.silent();

    /** Takes a rule apart. */
    public RuleParts(CompiledRule rule) {
        this.rule = rule;
    }

    /** An expression that stands by itself. */
    public static ConditionPart of(CheckedExpression checked) {
        return part(new RuleTree(checked, RuleContext.silent()).root());
    }

    /** What must be true. */
    public Optional<ConditionPart> when() {
        return rule.source().checked().when().map(this::part);
    }

    /** What must not be true. */
    public Optional<ConditionPart> unless() {
        return rule.source().checked().unless().map(this::part);
    }

    /** The test for want of which the rule was not even looked at, as a condition that reads one name. */
    public Optional<ConditionPart> passedOver(Scope scope) {
        return rule.test()
                .filter(test -> !test.holds(scope))
                .map(test -> new ConditionPart(
                        Joint.NONE,
                        test.subject().text(),
                        rule.origin().place(),
                        Condition.FALSE,
                        List.of(),
                        List.of(new ReadName(
                                test.subject().text(), test.subject().value()))));
    }

    private ConditionPart part(CheckedExpression checked) {
        return part(new RuleTree(checked, context).root());
    }

    private static ConditionPart part(Node node) {
        if (node.expression() instanceof And and) {
            return joined(Joint.ALL, node, and.operands());
        }
        if (node.expression() instanceof Or or) {
            return joined(Joint.ANY, node, or.operands());
        }
        if (node.expression() instanceof Not not) {
            return joined(Joint.NOT, node, List.of(not.operand()));
        }
        Node unfolded = node.unfolded();
        return unfolded.equals(node)
                ? new ConditionPart(
                        Joint.NONE,
                        text(node),
                        node.span(),
                        condition(node),
                        List.of(),
                        names(node).distinct().toList())
                : new ConditionPart(
                        Joint.ALL, text(node), node.span(), condition(node), List.of(part(unfolded)), List.of());
    }

    private static ConditionPart joined(Joint joint, Node whole, List<Expression> operands) {
        List<ConditionPart> parts =
                operands.stream().map(whole::with).map(RuleParts::part).toList();
        return new ConditionPart(joint, text(whole), whole.span(), condition(whole), parts, List.of());
    }

    private static Condition condition(Node node) {
        return node.tree().condition(node.expression());
    }

    private static String text(Node node) {
        return SourcePrinter.print(node.expression(), Dialect.RULES);
    }

    /** The names that a condition reads; not those that are missing or known to everybody. */
    private static Stream<ReadName> names(Node written) {
        Node node = written.unfolded();
        if (node.constant().isPresent()) {
            return Stream.of();
        }
        if (node.expression() instanceof Comparison comparison) {
            return Stream.of(comparison.left(), comparison.right()).flatMap(part -> names(node.with(part)));
        }
        if (node.localTimeField().isPresent()) {
            return Stream.of(new ReadName(text(written), node.value()));
        }
        if (node.expression() instanceof Call call) {
            return call.arguments().stream().flatMap(part -> names(node.with(part)));
        }
        if (node.expression() instanceof ListOf list) {
            return list.items().stream().flatMap(part -> names(node.with(part)));
        }
        return node
                .reference()
                .filter(reference -> reference.variable() != Variable.NOW)
                .map(reference -> new ReadName(text(written), node.value()))
                .stream();
    }
}
