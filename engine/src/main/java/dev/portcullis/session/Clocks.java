package dev.portcullis.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The two clocks of a registry, and how they stand to each other. Moments are nanoseconds since the registry began. */
final class Clocks {
    /** No moment that is ever reached. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long FARTHEST_SECONDS = 1_000_000_000;
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final long origin;
    private Instant knownOrigin;

    Clocks(InstantSource wall, LongSupplier nanoTime) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
        this.knownOrigin = wall.instant();
    }

    Instant wall() {
        return wall.instant();
    }

    /** This moment. */
    long moment() {
        return nanoTime.getAsLong() - origin;
    }

    /** The moment of a reading of the same clock. */
    long momentOf(long nanos) {
        return nanos - origin;
    }

    /** The moment at which the wall clock will show an instant, if nobody sets it. */
    long momentOf(Instant instant) {
        Instant now = wall();
        long seconds = instant.getEpochSecond() - now.getEpochSecond();
        if (seconds > FARTHEST_SECONDS) {
            return NEVER;
        }
        return seconds < 0
                ? moment()
                : moment() + Math.max(0, Duration.between(now, instant).toNanos());
    }

    /** Whether somebody has set the wall clock by more than a second since this was last asked with that answer. */
    boolean jumped() {
        Instant nowOrigin = wall().minusNanos(moment());
        if (Duration.between(knownOrigin, nowOrigin).abs().compareTo(TOLERANCE) <= 0) {
            return false;
        }
        knownOrigin = nowOrigin;
        return true;
    }
}
