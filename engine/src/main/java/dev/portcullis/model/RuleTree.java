package dev.portcullis.model;

import dev.portcullis.check.CheckedExpression;
import dev.portcullis.check.Function;
import dev.portcullis.check.LocalField;
import dev.portcullis.check.Reference;
import dev.portcullis.check.ValueType;
import dev.portcullis.check.Variable;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.ListOf;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Or;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns an expression of a rule into something that can be asked. A name that a {@code define} gives means what its
 * expression would mean in its place; that is compiled once.
 */
final class RuleTree implements ExpressionTree {
    private final CheckedExpression checked;
    private final RuleContext context;
    private @Nullable Condition wholeCondition;
    private @Nullable Value wholeValue;

    RuleTree(CheckedExpression checked, RuleContext context) {
        this.checked = checked;
        this.context = context;
    }

    /** An expression together with the tree that knows what its names mean. */
    record Node(RuleTree tree, Expression expression) {
        Value value() {
            return tree.value(expression);
        }

        /** The same, or what a definition puts in its place. */
        Node unfolded() {
            Node node = this;
            for (Optional<Node> next = node.definition(); next.isPresent(); next = node.definition()) {
                node = next.get();
            }
            return node;
        }

        private Optional<Node> definition() {
            return constant().isPresent()
                    ? Optional.empty()
                    : tree.definition(expression).map(RuleTree::root);
        }

        /** The call of a function that it is. */
        Optional<Call> call(Function function) {
            return expression instanceof Call call
                            && tree.checked.constant(call).isEmpty()
                            && tree.checked.function(call) == function
                    ? Optional.of(call)
                    : Optional.empty();
        }

        boolean isNow() {
            return tree.checked
                    .reference(expression)
                    .filter(reference -> reference.variable() == Variable.NOW)
                    .isPresent();
        }

        ValueType type() {
            return tree.checked.type(expression);
        }

        Span span() {
            return expression.span();
        }

        Optional<Reference> reference() {
            return tree.checked.reference(expression);
        }

        Optional<Object> constant() {
            return tree.checked.constant(expression);
        }

        /** The texts of a list of nothing else that is written in the policy. */
        Optional<Set<String>> texts() {
            return constant()
                    .filter(List.class::isInstance)
                    .map(list -> tree.context.texts((List<?>) list))
                    .filter(texts -> !texts.isEmpty());
        }

        Node with(Expression other) {
            return new Node(tree, other);
        }

        /** What is asked of which local time, where it is that. */
        Optional<LocalTimeField> localTimeField() {
            return expression instanceof Member member
                    ? tree.checked.field(member).map(field -> tree.localTimeField(member, field))
                    : Optional.empty();
        }
    }

    /** All of it. */
    Node root() {
        return new Node(this, checked.expression());
    }

    /** All of it as a condition. */
    Condition condition() {
        return condition(checked.expression());
    }

    /** All of it as a value. */
    Value value() {
        return value(checked.expression());
    }

    @Override
    public Condition condition(Expression part) {
        if (!isWhole(part)) {
            return observed(part);
        }
        Condition known = wholeCondition;
        if (known == null) {
            known = observed(part);
            wholeCondition = known;
        }
        return known;
    }

    /** Nodes are told apart by identity: equal ones stand at different places. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isWhole(Expression part) {
        return part == checked.expression();
    }

    private Condition observed(Expression part) {
        return context.observer().part(part, unobserved(part));
    }

    private Condition unobserved(Expression part) {
        if (part instanceof Not not) {
            Condition operand = condition(not.operand());
            return scope -> !operand.holds(scope);
        }
        if (part instanceof And and) {
            List<Condition> operands = conditions(and.operands());
            return scope -> Kleene.all(operands, scope);
        }
        if (part instanceof Or or) {
            List<Condition> operands = conditions(or.operands());
            return scope -> Kleene.any(operands, scope);
        }
        if (part instanceof Comparison comparison) {
            return new RuleComparison(
                            comparison.operator(),
                            new Node(this, comparison.left()),
                            new Node(this, comparison.right()))
                    .compile();
        }
        Optional<RuleTree> definition = definition(part);
        if (definition.isPresent()) {
            return definition.get().condition();
        }
        Value value = value(part);
        return scope -> Json.truth(value.of(scope), part.span());
    }

    private List<Condition> conditions(List<Expression> parts) {
        return parts.stream().map(this::condition).toList();
    }

    @Override
    public Value value(Expression part) {
        if (!isWhole(part)) {
            return compiled(part);
        }
        Value known = wholeValue;
        if (known == null) {
            known = compiled(part);
            wholeValue = known;
        }
        return known;
    }

    private Value compiled(Expression part) {
        Optional<Object> constant = checked.constant(part);
        if (constant.isPresent()) {
            Object known = constant.get();
            return scope -> known;
        }
        Optional<Reference> reference = checked.reference(part);
        if (reference.isPresent()) {
            return RuleNames.read(reference.get(), part.span(), context);
        }
        Optional<RuleTree> definition = definition(part);
        return definition.isPresent() ? definition.get().value() : computed(part);
    }

    private Value computed(Expression part) {
        if (part instanceof Not || part instanceof And || part instanceof Or || part instanceof Comparison) {
            Condition condition = condition(part);
            return condition::holds;
        }
        if (part instanceof Call call) {
            return new RuleFunctions(new Node(this, call), call, context).compile(checked.function(call));
        }
        if (part instanceof ListOf list) {
            return new MadeList(list.items().stream().map(this::value).toList(), list.span())::of;
        }
        return new Node(this, part)
                .localTimeField()
                .map(LocalTimeField::value)
                .orElseThrow(() -> new AssertionError("no case for " + part));
    }

    private LocalTimeField localTimeField(Member member, LocalField field) {
        return new LocalTimeField(LocalTimes.of(new Node(this, member.target())), field);
    }

    private Optional<RuleTree> definition(Expression part) {
        return part instanceof Name name ? checked.definition(name).map(context::definition) : Optional.empty();
    }
}
