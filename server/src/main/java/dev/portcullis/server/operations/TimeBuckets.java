package dev.portcullis.server.operations;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Histograms of times from a millisecond to a minute. */
final class TimeBuckets {
    static final List<Duration> BOUNDS = Stream.of(
                    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
            .map(Duration::ofMillis)
            .toList();
    private static final List<Double> UPPER = Stream.concat(
                    BOUNDS.stream().map(TimeBuckets::seconds), Stream.of(Double.POSITIVE_INFINITY))
            .toList();

    private TimeBuckets() {}

    /**
     * One histogram.
     *
     * @param within how many times are no longer than each of the bounds
     * @param count how many there are
     * @param sum of all
     */
    static HistogramDataPointSnapshot point(Labels labels, List<Long> within, long count, Duration sum) {
        return HistogramDataPointSnapshot.builder()
                .labels(labels)
                .classicHistogramBuckets(ClassicHistogramBuckets.of(UPPER, buckets(within, count)))
                .sum(seconds(sum))
                .build();
    }

    /** How many are in each bucket, without those in the smaller ones. */
    private static List<Long> buckets(List<Long> within, long count) {
        List<Long> buckets = new ArrayList<>();
        long before = 0;
        for (long now : within) {
            buckets.add(now - before);
            before = now;
        }
        buckets.add(count - before);
        return buckets;
    }

    private static double seconds(Duration time) {
        return (double) time.toNanos() / TimeUnit.SECONDS.toNanos(1);
    }
}
