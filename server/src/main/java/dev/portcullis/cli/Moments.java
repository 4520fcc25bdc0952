package dev.portcullis.cli;

import dev.portcullis.format.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times as people read them, in UTC and seen from now.
 *
 * @param now the time
 */
record Moments(Instant now) {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final long DAYS_OF_A_YEAR = 365;

    /** For example {@code 2026-01-05 19:00:00 UTC (in 9h59m)}. */
    String of(Instant time) {
        return UTC.format(time) + " (" + distance(time) + ")";
    }

    private String distance(Instant time) {
        if (time.equals(now)) {
            return "now";
        }
        return time.isAfter(now) ? "in " + length(now, time) : length(time, now) + " ago";
    }

    /** What is longer than an hour needs no seconds. */
    private static String length(Instant from, Instant to) {
        long seconds = ChronoUnit.SECONDS.between(from, to);
        Duration length = Duration.ofSeconds(seconds);
        if (length.toDays() > 2 * DAYS_OF_A_YEAR) {
            return length.toDays() / DAYS_OF_A_YEAR + " years";
        }
        return Times.print(length.toHours() == 0 ? length : length.truncatedTo(ChronoUnit.MINUTES));
    }

    /** From when to when something holds. */
    String span(Instant from, Instant end) {
        String begins = from.equals(now) ? "now" : "from " + of(from);
        return begins + (end.equals(Instant.MAX) ? ", without end" : ", until " + of(end));
    }
}
