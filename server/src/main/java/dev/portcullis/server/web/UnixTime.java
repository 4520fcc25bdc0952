package dev.portcullis.server.web;

import java.time.Instant;
import java.util.Optional;

/** Points in time as tokens have them: seconds since 1970. */
public final class UnixTime {
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private UnixTime() {}

    /** The second; missing where it is none of the years that people write with four digits, as milliseconds are not. */
    public static Optional<Instant> of(Number seconds) {
        double value = seconds.doubleValue();
        return value >= 0 && value <= LATEST
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }
}
