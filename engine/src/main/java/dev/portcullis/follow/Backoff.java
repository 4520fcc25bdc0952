package dev.portcullis.follow;

import java.time.Duration;

/** How long to wait before the next attempt: not at all at first, then twice as long each time, up to a bound. */
final class Backoff {
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next = Duration.ZERO;

    /** An attempt has succeeded. */
    void reset() {
        next = Duration.ZERO;
    }

    /** How long to wait now; the next time is longer. */
    Duration pause() {
        Duration pause = next;
        Duration doubled = next.isZero() ? SHORTEST : next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }
}
