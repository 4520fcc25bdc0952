package dev.portcullis.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The value of a timestamp of the right shape, which has fixed columns up to the second. Digits beyond nanoseconds are
 * dropped, as Go does.
 */
final class TimestampText {
    private static final int SECOND_END = 19;
    private static final int NANO_DIGITS = 9;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private final String text;

    private TimestampText(String text) {
        this.text = text;
    }

    /** The instant; empty when there is no such time, or not in the years 1 to 9999. */
    static Optional<Instant> value(String text) {
        return new TimestampText(text).value();
    }

    private Optional<Instant> value() {
        int zone = text.endsWith("Z") ? text.length() - 1 : text.length() - 6;
        int hours = text.endsWith("Z") ? 0 : number(zone + 1, zone + 3);
        int minutes = text.endsWith("Z") ? 0 : number(zone + 4, zone + 6);
        if (hours > 23 || minutes > 59) {
            return Optional.empty();
        }
        int offset = (hours * 60 + minutes) * 60;
        try {
            Instant instant = local(nanos(zone))
                    .toInstant(ZoneOffset.UTC)
                    .minusSeconds(text.charAt(zone) == '-' ? -offset : offset);
            return Optional.of(instant).filter(found -> !found.isBefore(FIRST) && found.isBefore(AFTER_LAST));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private LocalDateTime local(int nanos) {
        return LocalDateTime.of(
                number(0, 4), number(5, 7), number(8, 10), number(11, 13), number(14, 16), number(17, 19), nanos);
    }

    private int nanos(int zone) {
        if (zone == SECOND_END) {
            return 0;
        }
        String digits = text.substring(SECOND_END + 1, Math.min(zone, SECOND_END + 1 + NANO_DIGITS));
        return Integer.parseInt(digits + "0".repeat(NANO_DIGITS - digits.length()));
    }

    private int number(int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }
}
