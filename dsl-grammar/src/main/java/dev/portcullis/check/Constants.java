package dev.portcullis.check;

import dev.portcullis.syntax.Operator;
import dev.portcullis.value.Address;
import dev.portcullis.value.Network;
import dev.portcullis.value.Version;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What comparisons of known values give. */
final class Constants {
    private Constants() {}

    /** Whether the comparison of two values can be true: it cannot where evaluating it would fail. */
    static boolean holds(Object left, Operator operator, Object right) {
        return switch (operator) {
            case EQUAL -> same(left, right);
            case NOT_EQUAL -> !same(left, right);
            case IN -> isIn(left, right);
            case NOT_IN -> !isIn(left, right);
            case LESS -> order(left, right).filter(order -> order < 0).isPresent();
            case LESS_OR_EQUAL -> order(left, right).filter(order -> order <= 0).isPresent();
            case GREATER -> order(left, right).filter(order -> order > 0).isPresent();
            case GREATER_OR_EQUAL ->
                order(left, right).filter(order -> order >= 0).isPresent();
        };
    }

    static boolean same(Object left, Object right) {
        if (left instanceof List<?> one && right instanceof List<?> other) {
            return one.size() == other.size()
                    && IntStream.range(0, one.size()).allMatch(i -> same(one.get(i), other.get(i)));
        }
        boolean scaled = left instanceof BigDecimal || left instanceof Version;
        return scaled ? order(left, right).filter(order -> order == 0).isPresent() : left.equals(right);
    }

    private static boolean isIn(Object value, Object place) {
        if (place instanceof Network network) {
            return value instanceof Address address && network.contains(address);
        }
        return place instanceof List<?> list
                && list.stream().anyMatch(item -> item instanceof Network ? isIn(value, item) : same(value, item));
    }

    /** How two values are ordered; empty when they are not. */
    @SuppressWarnings("unchecked") // both are of one class, and its values compare with each other
    static Optional<Integer> order(Object left, Object right) {
        return left instanceof Comparable<?> && left.getClass() == right.getClass()
                ? Optional.of(((Comparable<Object>) left).compareTo(right))
                : Optional.empty();
    }
}
