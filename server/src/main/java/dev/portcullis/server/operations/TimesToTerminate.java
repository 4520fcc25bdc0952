package dev.portcullis.server.operations;

import dev.portcullis.session.TerminationTimes;
import dev.portcullis.session.TerminationTimes.Distribution;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How long locks have taken to end sessions, as histograms that a registry of sessions keeps already. */
final class TimesToTerminate implements Collector {
    private static final String NAME = "portcullis_session_termination_seconds";

    private static final List<Duration> BOUNDS = Stream.of(
                    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
            .map(Duration::ofMillis)
            .toList();
    private static final List<Double> UPPER = Stream.concat(
                    BOUNDS.stream().map(TimesToTerminate::seconds), Stream.of(Double.POSITIVE_INFINITY))
            .toList();

    private final TerminationTimes times;

    TimesToTerminate(TerminationTimes times) {
        this.times = times;
    }

    @Override
    public MetricSnapshot collect() {
        return HistogramSnapshot.builder()
                .name(NAME)
                .help(
                        "From the commit of a lock until the gateway was told to end a session, and until it had cut the connection.")
                .dataPoint(point("told", times.toListener(BOUNDS)))
                .dataPoint(point("cut", times.toAcknowledgement(BOUNDS)))
                .build();
    }

    private static HistogramDataPointSnapshot point(String until, Distribution measured) {
        return HistogramDataPointSnapshot.builder()
                .labels(Labels.of("until", until))
                .classicHistogramBuckets(ClassicHistogramBuckets.of(UPPER, buckets(measured)))
                .sum(seconds(measured.sum()))
                .build();
    }

    /** How many are in each bucket, without those in the smaller ones. */
    private static List<Long> buckets(Distribution measured) {
        List<Long> buckets = new ArrayList<>();
        long before = 0;
        for (long within : measured.within()) {
            buckets.add(within - before);
            before = within;
        }
        buckets.add(measured.count() - before);
        return buckets;
    }

    private static double seconds(Duration time) {
        return (double) time.toNanos() / TimeUnit.SECONDS.toNanos(1);
    }
}
