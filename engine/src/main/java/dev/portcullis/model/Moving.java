package dev.portcullis.model;

import dev.portcullis.check.Function;
import dev.portcullis.check.LocalField;
import dev.portcullis.model.RuleTree.Node;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A value that every moment changes. Compared with one that stands still, it gives another answer only when it reaches
 * that one, and it is told then when this will be.
 */
@FunctionalInterface
interface Moving {
    /** Below zero, zero or above zero: whether it is less than, the same as or more than another value. */
    int comparedWith(Object other, Scope scope);

    /** The moving value that a part of a rule is, if it is one. */
    static Optional<Moving> of(Node part) {
        Node node = part.unfolded();
        if (node.isNow()) {
            return Optional.of(Moving::nowComparedWith);
        }
        return node.call(Function.SINCE)
                .<Moving>flatMap(call -> since(node.with(call.arguments().get(0))))
                .or(() -> node.localTimeField().flatMap(Moving::timeOfDay));
    }

    private static int nowComparedWith(Object other, Scope scope) {
        Clock.compared((Instant) other, scope);
        return scope.request().now().compareTo((Instant) other);
    }

    /** The time since something is less than a length of time exactly as long as that time has not passed. */
    private static Optional<Moving> since(Node argument) {
        Node timestamp = argument.unfolded();
        if (timestamp.isNow()) {
            return Optional.empty();
        }
        Value value = timestamp.value();
        return Optional.of(
                (other, scope) -> nowComparedWith(((Instant) value.of(scope)).plus((Duration) other), scope));
    }

    private static Optional<Moving> timeOfDay(LocalTimeField field) {
        LocalTimes times = field.times();
        if (field.field() != LocalField.TIME || !times.isNow()) {
            return Optional.empty();
        }
        return Optional.of((other, scope) -> {
            Clock.compared((LocalTime) other, times.zone(), scope);
            return times.read(scope).toLocalTime().compareTo((LocalTime) other);
        });
    }
}
