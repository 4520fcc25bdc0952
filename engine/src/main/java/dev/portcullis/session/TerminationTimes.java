package dev.portcullis.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long locks take to end sessions. Only sessions count that a lock has ended when it was written. */
public final class TerminationTimes {
    private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 3;
    private static final double PERCENT = 100;

    private final Histogram called = new ConcurrentHistogram(LONGEST, DIGITS);
    private final Histogram acknowledged = new ConcurrentHistogram(LONGEST, DIGITS);

    TerminationTimes() {}

    /** From the commit of a lock to the call of the listener. */
    public Times toListener() {
        return times(called);
    }

    /** From the commit of a lock until the gateway said that the connection is cut. */
    public Times toAcknowledgement() {
        return times(acknowledged);
    }

    /** How the times from the commit of a lock to the call of the listener are distributed, up to each of some bounds. */
    public Distribution toListener(List<Duration> bounds) {
        return distribution(called, bounds);
    }

    /** The same for the times until the gateway said that the connection is cut. */
    public Distribution toAcknowledgement(List<Duration> bounds) {
        return distribution(acknowledged, bounds);
    }

    /**
     * What was measured, to three digits, for graphs.
     *
     * @param count how many sessions
     * @param sum how long all of them took together
     * @param within how many took no longer than each of the bounds, in their order
     */
    public record Distribution(long count, Duration sum, List<Long> within) {
        public Distribution {
            within = List.copyOf(within);
        }
    }

    /**
     * What was measured, to three digits; times beyond an hour count as one.
     *
     * @param count how many sessions
     * @param median half of them took no longer
     * @param p99 99 of 100 took no longer
     * @param longest none took longer
     */
    public record Times(long count, Duration median, Duration p99, Duration longest) {}

    void called(Instant committed, Instant now) {
        record(called, committed, now);
    }

    void acknowledged(Instant committed, Instant now) {
        record(acknowledged, committed, now);
    }

    /** The clocks of two machines may differ, so that a time may seem to be negative. */
    private static void record(Histogram times, Instant committed, Instant now) {
        if (!committed.isBefore(now)) {
            times.recordValue(0);
        } else {
            Duration time = Duration.between(committed, now);
            times.recordValue(time.toSeconds() >= TimeUnit.HOURS.toSeconds(1) ? LONGEST : time.toNanos());
        }
    }

    private static Times times(Histogram recorded) {
        Histogram times = recorded.copy();
        return new Times(
                times.getTotalCount(),
                Duration.ofNanos(times.getValueAtPercentile(PERCENT / 2)),
                Duration.ofNanos(times.getValueAtPercentile(PERCENT - 1)),
                Duration.ofNanos(times.getMaxValue()));
    }

    private static Distribution distribution(Histogram recorded, List<Duration> bounds) {
        Histogram times = recorded.copy();
        List<Long> within = bounds.stream()
                .map(bound -> times.getCountBetweenValues(0, Math.min(LONGEST, bound.toNanos())))
                .toList();
        long count = times.getTotalCount();
        return new Distribution(count, Duration.ofNanos(count == 0 ? 0 : (long) (times.getMean() * count)), within);
    }
}
