package dev.portcullis.server.operations;

import dev.portcullis.session.TerminationTimes;
import dev.portcullis.session.TerminationTimes.Distribution;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** How long locks have taken to end sessions, as histograms that a registry of sessions keeps already. */
final class TimesToTerminate implements Collector {
    private static final String NAME = "portcullis_session_termination_seconds";

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
                .dataPoint(point("told", times.toListener(TimeBuckets.BOUNDS)))
                .dataPoint(point("cut", times.toAcknowledgement(TimeBuckets.BOUNDS)))
                .build();
    }

    private static HistogramDataPointSnapshot point(String until, Distribution measured) {
        return TimeBuckets.point(Labels.of("until", until), measured.within(), measured.count(), measured.sum());
    }
}
