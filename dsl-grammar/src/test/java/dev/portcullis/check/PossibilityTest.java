package dev.portcullis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Or;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said to be the same in every request, compared with all requests there are: few names, few values, errors. */
class PossibilityTest {
    private static final long SEED = Long.getLong("portcullis.seed", 20_260_105L);
    private static final int EXAMPLES = 3_000;
    private static final Object FAILS = new Object();

    private static final Map<String, List<Object>> VALUES = Map.of(
            "login", List.of("a", "b", "other"),
            "context.x", List.of("a", "other", number(0), number(1), number(2), number(3), FAILS),
            "user.bot", List.of(true, false));

    private static final List<String> LEAVES = List.of(
            "login == \"a\"",
            "login != \"b\"",
            "login in [\"a\", \"b\"]",
            "login not in [\"b\", \"c\"]",
            "context.x == \"a\"",
            "context.x == 1",
            "context.x != 2",
            "context.x < 2",
            "context.x >= 1",
            "context.x <= 1",
            "1 < context.x",
            "context.x in [1, 2]",
            "user.bot",
            "user.bot == false",
            "true");

    private static BigDecimal number(int value) {
        return BigDecimal.valueOf(value);
    }

    private static String condition(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return LEAVES.get(random.nextInt(LEAVES.size()));
        }
        String word = random.nextBoolean() ? " and " : " or ";
        return IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(i -> (random.nextInt(3) == 0 ? "not " : "") + "(" + condition(random, depth - 1) + ")")
                .collect(Collectors.joining(word));
    }

    private static CheckedExpression checked(String text) {
        Diagnostics found = new Diagnostics();
        return PolicyParser.expression(Fragment.of(text), Dialect.RULES, found)
                .flatMap(expression -> RuleExpressionChecker.condition(expression, DefinedNames.NONE, found))
                .orElseThrow();
    }

    private static List<Map<String, Object>> requests() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object login : VALUES.getOrDefault("login", List.of())) {
            for (Object x : VALUES.getOrDefault("context.x", List.of())) {
                for (Object bot : VALUES.getOrDefault("user.bot", List.of())) {
                    all.add(Map.of("login", login, "context.x", x, "user.bot", bot));
                }
            }
        }
        return all;
    }

    @Test
    void whatIsCalledImpossibleNeverHappens() {
        Random random = new Random(SEED);
        int impossible = 0;
        for (int i = 0; i < EXAMPLES; i++) {
            String text = condition(random, 3);
            CheckedExpression checked = checked(text);
            Effort effort = new Effort();
            for (Polarity polarity : Polarity.values()) {
                boolean happens = requests().stream()
                        .anyMatch(request ->
                                evaluate(checked.expression(), request).equals(Optional.of(polarity == Polarity.TRUE)));
                boolean possible = Possibility.of(List.of(Formulas.of(checked, polarity, effort)), effort);
                assertThat(possible || !happens).as(polarity + ": " + text).isTrue();
                impossible += possible ? 0 : 1;
                if (!text.contains("context.x")) {
                    assertThat(possible).as(polarity + ": " + text).isEqualTo(happens);
                }
            }
        }
        assertThat(impossible).isGreaterThan(EXAMPLES / 20);
    }

    /** What a condition gives by Kleene's rules; nothing when it cannot be evaluated. */
    private static Optional<Boolean> evaluate(Expression node, Map<String, Object> request) {
        if (node instanceof Not not) return evaluate(not.operand(), request).map(value -> !value);
        if (node instanceof And and) return joined(and.operands(), false, request);
        if (node instanceof Or or) return joined(or.operands(), true, request);
        if (node instanceof Comparison comparison) return compare(comparison, request);
        return Optional.of(value(node, request) == Boolean.TRUE);
    }

    private static Optional<Boolean> joined(List<Expression> operands, boolean decisive, Map<String, Object> request) {
        List<Optional<Boolean>> values =
                operands.stream().map(operand -> evaluate(operand, request)).toList();
        if (values.contains(Optional.of(decisive))) {
            return Optional.of(decisive);
        }
        return values.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!decisive);
    }

    private static Object value(Expression node, Map<String, Object> request) {
        if (node instanceof Expression.Text text) return text.value();
        if (node instanceof Expression.Numeral numeral) return numeral.value();
        if (node instanceof Expression.Bool bool) return bool.value();
        if (node instanceof Expression.ListOf list) {
            return list.items().stream().map(item -> value(item, request)).toList();
        }
        return request.getOrDefault(
                node.span().file().text().isEmpty() ? NameChain.of(node).text() : "", FAILS);
    }

    private static Optional<Boolean> compare(Comparison comparison, Map<String, Object> request) {
        Object left = value(comparison.left(), request);
        Object right = value(comparison.right(), request);
        Object like = right instanceof List<?> list ? list.get(0) : right;
        if (left == FAILS || right == FAILS || left.getClass() != like.getClass()) {
            return Optional.empty();
        }
        return Optional.of(Constants.holds(left, comparison.operator(), right));
    }
}
