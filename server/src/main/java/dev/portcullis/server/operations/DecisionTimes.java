package dev.portcullis.server.operations;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How long decisions took, as a histogram for each interface. To note a time is two additions, which threads do not contend for;
 * a timer of Micrometer asks the clock and costs several times as much.
 */
final class DecisionTimes implements Collector {
    private static final long[] BOUNDS = LongStream.of(
                    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 1_000_000)
            .map(TimeUnit.MICROSECONDS::toNanos)
            .toArray();
    private static final List<Double> UPPER = Stream.concat(
                    LongStream.of(BOUNDS).mapToObj(DecisionTimes::seconds), Stream.of(Double.POSITIVE_INFINITY))
            .toList();

    private final List<OfEdge> edges;

    /** The times of one interface. */
    static final class OfEdge {
        private final String edge;
        private final LongAdder[] buckets;
        private final LongAdder sum = new LongAdder();

        OfEdge(String edge) {
            this.edge = edge;
            this.buckets = IntStream.rangeClosed(0, BOUNDS.length)
                    .mapToObj(number -> new LongAdder())
                    .toArray(LongAdder[]::new);
        }

        void add(long nanos) {
            int bucket = 0;
            while (bucket < BOUNDS.length && nanos > BOUNDS[bucket]) {
                bucket++;
            }
            buckets[bucket].increment();
            sum.add(nanos);
        }

        private HistogramDataPointSnapshot point() {
            List<Long> counts = Stream.of(buckets).map(LongAdder::sum).toList();
            return HistogramDataPointSnapshot.builder()
                    .labels(Labels.of("edge", edge))
                    .classicHistogramBuckets(ClassicHistogramBuckets.of(UPPER, counts))
                    .sum(seconds(sum.sum()))
                    .build();
        }
    }

    DecisionTimes(List<OfEdge> edges) {
        this.edges = List.copyOf(edges);
    }

    @Override
    public MetricSnapshot collect() {
        HistogramSnapshot.Builder histogram = HistogramSnapshot.builder()
                .name("portcullis_decision_duration_seconds")
                .help("How long decisions took, without waiting for a revision.");
        edges.forEach(edge -> histogram.dataPoint(edge.point()));
        return histogram.build();
    }

    private static double seconds(long nanos) {
        return (double) nanos / TimeUnit.SECONDS.toNanos(1);
    }
}
