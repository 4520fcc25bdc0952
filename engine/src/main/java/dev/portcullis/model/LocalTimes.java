package dev.portcullis.model;

import dev.portcullis.check.Function;
import dev.portcullis.model.RuleTree.Node;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Member;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A timestamp as the clocks of a time zone show it.
 *
 * @param timestamp the timestamp, unless it is that of the request
 * @param isNow whether it is that of the request, which the clock moves
 * @param zone the time zone
 */
record LocalTimes(Value timestamp, boolean isNow, ZoneId zone) {
    /** What a call of {@code at} gives. */
    static LocalTimes of(Node node) {
        Node unfolded = node.unfolded();
        Call at = unfolded.call(Function.AT).orElseThrow(() -> new AssertionError("no local time: " + node));
        Node timestamp = unfolded.with(((Member) at.callee()).target()).unfolded();
        Object zone = unfolded.with(at.arguments().get(0)).constant().orElseThrow();
        return new LocalTimes(timestamp.value(), timestamp.isNow(), ZoneId.of(zone.toString()));
    }

    /** The time that clocks show, without telling when they show another one. */
    ZonedDateTime read(Scope scope) {
        Instant instant = isNow ? scope.request().now() : (Instant) timestamp.of(scope);
        return instant.atZone(zone);
    }

    /** The whole of it, which every moment changes. */
    Value value() {
        return scope -> {
            if (isNow) {
                Clock.read(scope);
            }
            return read(scope);
        };
    }
}
