package dev.portcullis.model;

import dev.portcullis.check.CheckedRule;
import dev.portcullis.check.Function;
import dev.portcullis.check.Reference;
import dev.portcullis.check.ValueType;
import dev.portcullis.check.Variable;
import dev.portcullis.model.RuleTree.Node;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Operator;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the test by which a rule can be passed over. */
final class RuleTestFinder {
    /** Names whose value is always known, those first that tell requests apart best. */
    private static final List<Variable> KNOWN = List.of(
            Variable.SUBJECT_NAME,
            Variable.TARGET_NAME,
            Variable.LOGIN,
            Variable.DB_USER,
            Variable.DB_NAME,
            Variable.DEVICE_ID,
            Variable.DEVICE_ASSET_TAG,
            Variable.MFA_DEVICE,
            Variable.TARGET_LABELS,
            Variable.SUBJECT_LABELS,
            Variable.SUBJECT_ROLES,
            Variable.SUBJECT_TRAITS,
            Variable.ACTION_NAME,
            Variable.RESOURCE_KIND,
            Variable.ORIGIN_CLUSTER);

    /** A longer list says little about a request, and its texts take room for each rule. */
    private static final int MOST_TEXTS = 100;

    private final IdentityHashMap<And, Optional<RuleTest>> known = new IdentityHashMap<>();

    /** The best test among what must hold in {@code when}. */
    Optional<RuleTest> find(CheckedRule rule, RuleContext context) {
        return rule.when().flatMap(when -> best(new RuleTree(when, context).root()));
    }

    /** The best in a condition; that of a definition is looked for once. */
    private Optional<RuleTest> best(Node part) {
        Node node = part.unfolded();
        if (!(node.expression() instanceof And and)) {
            return test(node);
        }
        if (!known.containsKey(and)) {
            known.put(
                    and,
                    and.operands().stream()
                            .flatMap(operand -> best(node.with(operand)).stream())
                            .min(Comparator.comparingInt(test -> KNOWN.indexOf(test.variable()))));
        }
        return known.getOrDefault(and, Optional.empty());
    }

    private static Optional<RuleTest> test(Node node) {
        if (node.expression() instanceof Comparison comparison) {
            return comparison(node, comparison);
        }
        return node.call(Function.CONTAINS).flatMap(call -> contains(node, call));
    }

    private static Optional<RuleTest> comparison(Node node, Comparison comparison) {
        Node left = node.with(comparison.left()).unfolded();
        Node right = node.with(comparison.right()).unfolded();
        if (comparison.operator() == Operator.EQUAL) {
            return isOneOf(left, texts(right)).or(() -> isOneOf(right, texts(left)));
        }
        if (comparison.operator() == Operator.IN) {
            return isOneOf(left, texts(right)).or(() -> has(right, left));
        }
        return Optional.empty();
    }

    private static Optional<RuleTest> contains(Node node, Call call) {
        return has(
                node.with(call.arguments().get(0)).unfolded(),
                node.with(call.arguments().get(1)).unfolded());
    }

    private static Optional<RuleTest> isOneOf(Node name, Set<String> texts) {
        return texts.isEmpty() ? Optional.empty() : test(name, ValueType.TEXT, texts);
    }

    private static Optional<RuleTest> has(Node name, Node item) {
        return item.constant()
                .filter(String.class::isInstance)
                .flatMap(text -> test(name, ValueType.LIST, Set.of((String) text)));
    }

    private static Optional<RuleTest> test(Node name, ValueType type, Set<String> texts) {
        return name.reference()
                .filter(reference -> reference.type() == type && KNOWN.contains(reference.variable()))
                .map((Reference reference) -> new RuleTest(reference.variable(), reference.keys(), texts));
    }

    /** The texts that a part of a rule is: one, or a list of a few. */
    private static Set<String> texts(Node node) {
        return node.constant()
                .filter(String.class::isInstance)
                .map(text -> Set.of((String) text))
                .or(() -> node.texts().filter(texts -> texts.size() <= MOST_TEXTS))
                .orElse(Set.of());
    }
}
