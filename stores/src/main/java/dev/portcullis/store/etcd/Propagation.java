package dev.portcullis.store.etcd;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long changes take from their commit, by the clock of their writer, until they are received here; to three digits.
 * Goes on counting while it is read.
 */
public final class Propagation {

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
        Histogram read = times.copy();
        return Duration.ofNanos(Math.round(read.getMean() * read.getTotalCount()));
    }

    /** How many took no longer than each of some bounds, in their order. */
    public List<Long> within(List<Duration> bounds) {
        Histogram read = times.copy();
        return bounds.stream()
                .map(bound -> read.getCountBetweenValues(0, bound.toNanos()))
                .toList();
    }
}
