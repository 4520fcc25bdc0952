package dev.portcullis.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells when something about a session is due, and what. */
final class Deadlines {
    private final Clocks clocks;
    private final Duration lease;

    /** @param lease how long a session runs that is not renewed; zero for any time */
    Deadlines(Clocks clocks, Duration lease) {
        this.clocks = clocks;
        this.lease = lease;
    }

    /** The moment to look at a session again. */
    long next(Session session) {
        Limits limits = session.limits();
        long next = Math.min(after(session.renewed(), lease), after(session.opened(), limits.longest()));
        next = Math.min(next, after(lastSeen(session), limits.idle()));
        next = Math.min(next, at(limits.certificateExpires()));
        return Math.min(next, at(session.holdsUntil()));
    }

    /** Why a session is over by now, if it is. */
    Optional<Termination> over(Session session) {
        Limits limits = session.limits();
        long now = clocks.moment();
        if (now >= after(session.renewed(), lease)) {
            return Optional.of(Termination.leaseLost(lease));
        }
        if (now >= after(session.opened(), limits.longest())) {
            return Optional.of(Termination.tooLong(limits.longest()));
        }
        if (now >= after(lastSeen(session), limits.idle())) {
            return Optional.of(
                    session.touched() == Session.NONE_YET
                            ? Termination.neverActive()
                            : Termination.idle(limits.idle()));
        }
        return clocks.wall().isBefore(limits.certificateExpires())
                ? Optional.empty()
                : Optional.of(Termination.certificateExpired(limits.certificateExpires()));
    }

    /** Whether what was last decided about a session may be otherwise by now. */
    boolean isToBeReviewed(Session session) {
        return !clocks.wall().isBefore(session.holdsUntil());
    }

    private static long lastSeen(Session session) {
        return Math.max(session.opened(), session.touched());
    }

    private long at(Instant instant) {
        return instant.equals(Instant.MAX) ? Clocks.NEVER : clocks.momentOf(instant);
    }

    private static long after(long moment, Duration span) {
        if (span.isZero()) {
            return Clocks.NEVER;
        }
        long end = moment + span.toNanos();
        return end < moment && !span.isNegative() ? Clocks.NEVER : end;
    }
}
