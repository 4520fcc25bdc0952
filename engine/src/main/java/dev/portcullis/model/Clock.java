package dev.portcullis.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/**
 * When what a condition has read of the clock changes. Never told too late; too early at most where clocks are put forward
 * or back in a zone, since nothing is worked out beyond that moment.
 */
final class Clock {
    private Clock() {}

    /** The moment itself was read: the next one is another. */
    static void read(Scope scope) {
        scope.changesAt(scope.request().now().plusNanos(1));
    }

    /** The moment was compared with another one. */
    static void compared(Instant with, Scope scope) {
        int order = scope.request().now().compareTo(with);
        if (order < 0) {
            scope.changesAt(with);
        } else if (order == 0) {
            read(scope);
        }
    }

    /** Something that lasts a day, an hour or a minute was read in a zone. */
    static void read(ChronoUnit unit, ZoneId zone, Scope scope) {
        ZonedDateTime now = scope.request().now().atZone(zone);
        changesAt(now.toLocalDateTime().truncatedTo(unit).plus(1, unit), now, scope);
    }

    /** The time of day in a zone was compared with another one; it starts anew at midnight. */
    static void compared(LocalTime with, ZoneId zone, Scope scope) {
        ZonedDateTime now = scope.request().now().atZone(zone);
        int order = now.toLocalTime().compareTo(with);
        if (order < 0) {
            changesAt(now.toLocalDate().atTime(with), now, scope);
        } else if (order == 0) {
            read(scope);
        } else {
            changesAt(now.toLocalDate().plusDays(1).atStartOfDay(), now, scope);
        }
    }

    private static void changesAt(LocalDateTime local, ZonedDateTime now, Scope scope) {
        scope.changesAt(local.toInstant(now.getOffset()));
        ZoneOffsetTransition transition = now.getZone().getRules().nextTransition(now.toInstant());
        if (transition != null) {
            scope.changesAt(transition.getInstant());
        }
    }
}
