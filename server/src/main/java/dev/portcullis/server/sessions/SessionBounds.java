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
    /** A lease of 30 seconds, a beat of 5, and room for 100,000 sessions. */
    public static final SessionBounds DEFAULT = new SessionBounds(
            Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMinutes(10), 100_000, 50_000, 64, 1_000);

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

    /** The same with other times. */
    public SessionBounds lasting(Duration otherLease, Duration otherBeat, Duration otherSilence) {
        return new SessionBounds(
                otherLease, otherBeat, otherSilence, sessions, sessionsOfCaller, gatewaysOfCaller, batch);
    }

    /** The same with room for so many sessions, in all and of one caller, and so many gateways of one caller. */
    public SessionBounds holding(int all, int ofCaller, int gateways) {
        return new SessionBounds(lease, beat, silence, all, ofCaller, gateways, batch);
    }
}
