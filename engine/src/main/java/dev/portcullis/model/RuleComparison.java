package dev.portcullis.model;

import dev.portcullis.check.ValueType;
import dev.portcullis.model.RuleTree.Node;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Operator;
import dev.portcullis.value.Address;
import dev.portcullis.value.Network;
import java.util.List;
import java.util.Optional;

/** Compiles comparisons of rules. */
final class RuleComparison {
    private final Operator operator;
    private final Node left;
    private final Node right;

    RuleComparison(Operator operator, Node left, Node right) {
        this.operator = operator;
        this.left = left;
        this.right = right;
    }

    Condition compile() {
        return switch (operator) {
            case IN -> in();
            case NOT_IN -> not(in());
            case EQUAL -> moving().orElseGet(this::equal);
            case NOT_EQUAL -> moving().orElseGet(() -> not(equal()));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> moving().orElseGet(this::ordered);
        };
    }

    private static Condition not(Condition condition) {
        return scope -> !condition.holds(scope);
    }

    private boolean holds(int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case IN, NOT_IN -> throw new AssertionError("no order: " + operator);
        };
    }

    /** One side moves with the clock, and the other one stands still. */
    private Optional<Condition> moving() {
        Optional<Moving> first = Moving.of(left);
        Optional<Moving> second = Moving.of(right);
        if (first.isPresent() == second.isPresent()) {
            return Optional.empty();
        }
        Value still = first.isPresent() ? right.value() : left.value();
        Moving moving = first.or(() -> second).orElseThrow();
        return Optional.of(
                first.isPresent()
                        ? scope -> holds(moving.comparedWith(still.of(scope), scope))
                        : scope -> holds(-moving.comparedWith(still.of(scope), scope)));
    }

    private Condition equal() {
        Value one = left.value();
        Value other = right.value();
        if (left.type() != ValueType.JSON && right.type() != ValueType.JSON) {
            return scope -> Json.same(one.of(scope), other.of(scope));
        }
        return left.type() == ValueType.JSON
                ? scope -> sameKind(one.of(scope), other.of(scope), left.span())
                : scope -> sameKind(other.of(scope), one.of(scope), right.span());
    }

    /** Whether a value of JSON is the same as another one; it must at least be of the same kind. */
    private static boolean sameKind(Object json, Object other, Span place) {
        String wanted = Json.kind(other);
        if (!Json.kind(json).equals(wanted)) {
            throw Json.refusal(json, wanted, place);
        }
        return Json.same(json, other);
    }

    private Condition ordered() {
        Value one = left.value();
        Value other = right.value();
        if (left.type() == ValueType.NUMBER || left.type() == ValueType.JSON) {
            return scope -> holds(
                    Json.number(one.of(scope), left.span()).compareTo(Json.number(other.of(scope), right.span())));
        }
        return scope -> holds(compare(one.of(scope), other.of(scope)));
    }

    /** The checker has made sure that both are of one type, and that it has an order. */
    @SuppressWarnings("unchecked")
    private static int compare(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private Condition in() {
        Optional<Moving> moving = Moving.of(left);
        Value container = right.value();
        if (moving.isPresent() && right.type() == ValueType.LIST) {
            return scope -> anySame(moving.get(), Json.list(container.of(scope), right.span()), scope);
        }
        Value item = left.value();
        return right.texts()
                .<Condition>map(known -> scope -> known.contains(Json.text(item.of(scope), left.span())))
                .orElseGet(() -> scope -> holds(item.of(scope), container.of(scope)));
    }

    private static boolean anySame(Moving moving, List<?> items, Scope scope) {
        for (int i = 0; i < items.size(); i++) {
            if (moving.comparedWith(items.get(i), scope) == 0) {
                return true;
            }
        }
        return false;
    }

    /** The same as comparing with each: one of another kind is an error, unless another one is the same. */
    private boolean holds(Object item, Object container) {
        if (container instanceof Network network) {
            return network.contains((Address) item);
        }
        List<?> items = Json.list(container, right.span());
        for (int i = 0; i < items.size(); i++) {
            if (isAmong(item, items.get(i))) {
                return true;
            }
        }
        for (int i = 0; i < items.size(); i++) {
            if (!Json.kind(item).equals(Json.kind(items.get(i)))) {
                throw Json.mixed(item, items.get(i), left.span(), right.span());
            }
        }
        return false;
    }

    private static boolean isAmong(Object item, Object one) {
        if (item instanceof Address address && one instanceof Network network) {
            return network.contains(address);
        }
        return Json.same(item, one);
    }
}
