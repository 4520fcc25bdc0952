package dev.portcullis.server.operations;

import dev.portcullis.store.etcd.EtcdStatistics;
import dev.portcullis.store.etcd.EtcdStore;
import dev.portcullis.store.etcd.Propagation;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** What happens between a server and its store in etcd. */
final class StoreMeters {
    private final EtcdStore store;
    private final MeterRegistry registry;

    private StoreMeters(EtcdStore store, MeterRegistry registry) {
        this.store = store;
        this.registry = registry;
    }

    static void of(EtcdStore store, MeterRegistry registry, PrometheusRegistry collectors) {
        StoreMeters meters = new StoreMeters(store, registry);
        meters.count("snapshots", "How often all that the store holds was read.", EtcdStatistics::snapshots);
        meters.count("watch.restarts", "How often a watch was begun anew.", EtcdStatistics::watchRestarts);
        meters.count(
                "compactions",
                "How often etcd did not know changes any more that were needed.",
                EtcdStatistics::compactions);
        meters.count(
                "progress.notifications",
                "How often etcd told that there is nothing new.",
                EtcdStatistics::progressNotifications);
        meters.count("proofs", "How often it was proven that nothing is missing.", EtcdStatistics::proofs);
        meters.lag();
        collectors.register(new TimesToArrive(store));
    }

    private void count(String name, String description, ToLongFunction<EtcdStatistics> value) {
        FunctionCounter.builder("portcullis.store." + name, store, counted -> value.applyAsLong(counted.statistics()))
                .description(description)
                .register(registry);
    }

    private void lag() {
        Gauge.builder("portcullis.store.lag", store, StoreMeters::missing)
                .description("Writes that the store has and this server has not received yet.")
                .register(registry);
        Gauge.builder("portcullis.store.proof.age", store, StoreMeters::age)
                .description("How long ago it was last proven that nothing is missing; NaN if it never was.")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double missing(EtcdStore store) {
        EtcdStatistics now = store.statistics();
        return Math.max(0, now.knownRevision() - now.deliveredRevision());
    }

    private static double age(EtcdStore store) {
        OptionalLong proven = store.statistics().provenAt();
        return proven.isEmpty()
                ? Double.NaN
                : (double) (System.nanoTime() - proven.getAsLong()) / TimeUnit.SECONDS.toNanos(1);
    }

    /** How long changes take to arrive. */
    private record TimesToArrive(EtcdStore store) implements Collector {
        @Override
        public MetricSnapshot collect() {
            Propagation times = store.statistics().propagation();
            return HistogramSnapshot.builder()
                    .name("portcullis_store_propagation_seconds")
                    .help("From the commit of a change, by the clock of its writer, until it is received here.")
                    .dataPoint(TimeBuckets.point(
                            Labels.EMPTY, times.within(TimeBuckets.BOUNDS), times.count(), times.sum()))
                    .build();
        }
    }
}
