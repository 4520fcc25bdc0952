package dev.portcullis.server.sessions;

import java.time.Duration;

/**
 * How long and how many: what gateways may hold.
 *
 * @param lease how long a session runs that its gateway does not renew; also how long a gateway renews without a stream of
 *     events. The registry must have the same lease
 * @param beat time between two signs of life on a stream of events
 * @param silence how long a gateway may have no stream of events until what it has not acknowledged is forgotten
 * @param sessions how many sessions there may be in all, those included whose end is not acknowledged
 * @param sessionsOfCaller how many of them one caller may have
 * @param gatewaysOfCaller how many gateways one caller may have
 * @param batch how many sessions one call may name
 */
public record SessionBounds(
        Duration lease,
        Duration beat,
        Duration silence,
        int sessions,
        int sessionsOfCaller,
        int gatewaysOfCaller,
        int batch) {
    private static final Duration LONGEST_BEAT = Duration.ofSeconds(5);
    private static final Duration LEAST_SILENCE = Duration.ofMinutes(10);
    private static final int BEATS = 6;
    private static final int SILENCES = 10;
    private static final int GATEWAYS = 64;
    private static final int BATCH = 1_000;

    public SessionBounds {
        if (!isPositive(lease) || !isPositive(beat) || beat.compareTo(lease) >= 0) {
            throw new IllegalArgumentException("a lease lasts longer than a beat, and a beat longer than nothing");
        }
        if (silence.compareTo(lease) <= 0) {
            throw new IllegalArgumentException("nothing is forgotten before the lease of a session is lost");
        }
        if (sessions < 1 || sessionsOfCaller < 1 || gatewaysOfCaller < 1 || batch < 1) {
            throw new IllegalArgumentException("there is room for one of each at least");
        }
    }

    private static boolean isPositive(Duration time) {
        return !time.isZero() && !time.isNegative();
    }

    /** The usual times for a lease, with room for so many sessions: one caller may have half of them. */
    public static SessionBounds of(Duration lease, int sessions) {
        Duration beat = lease.dividedBy(BEATS);
        Duration silence = lease.multipliedBy(SILENCES);
        return new SessionBounds(
                lease,
                beat.compareTo(LONGEST_BEAT) < 0 ? beat : LONGEST_BEAT,
                silence.compareTo(LEAST_SILENCE) > 0 ? silence : LEAST_SILENCE,
                sessions,
                Math.max(1, sessions / 2),
                GATEWAYS,
                BATCH);
    }
}
