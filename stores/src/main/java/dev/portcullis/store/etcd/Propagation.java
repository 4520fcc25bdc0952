package dev.portcullis.store.etcd;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long changes take from their commit, by the clock of their writer, until they are received here; to three digits. */
public final class Propagation {
    private static final double PERCENT = 100;

    private final Histogram times;

    Propagation(Histogram times) {
        this.times = times;
    }

    /** How many changes were received. */
    public long count() {
        return times.getTotalCount();
    }

    /** How long all of them took together. */
    public Duration sum() {
        return Duration.ofNanos(Math.round(times.getMean() * times.getTotalCount()));
    }

    /** How many took no longer than each of some bounds, in their order. */
    public List<Long> within(List<Duration> bounds) {
        return bounds.stream()
                .map(bound -> times.getTotalCount() == 0 ? 0L : times.getCountBetweenValues(0, bound.toNanos()))
                .toList();
    }

    /** So many of a hundred took no longer. */
    public Duration percentile(double percent) {
        return Duration.ofNanos(times.getValueAtPercentile(Math.min(PERCENT, percent)));
    }
}
