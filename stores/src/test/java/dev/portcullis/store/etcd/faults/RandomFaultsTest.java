package dev.portcullis.store.etcd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.store.etcd.EtcdOptions;
import dev.portcullis.store.etcd.faults.HistoryChecker.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults come one after the other at random while locks are written and decisions given; then the history is checked. Half a
 * minute in the build; {@code stores/fault-rounds} for more.
 */
class RandomFaultsTest {
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("portcullis.run-seconds", 25));
    private static final int LONGEST_FAULT_MILLIS = 8_000;
    private static final int LONGEST_CALM_MILLIS = 3_000;
    private static final long SEED = Long.getLong("portcullis.seed", 20260105);

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.HOURS)
    void everyDecisionIsRightForItsRevision() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        try (Ground ground = Ground.start(folder, 3, EtcdOptions.QUICK);
                Trial trial = Trial.start(ground, "/random/", SEED)) {
            int faults = 0;
            for (long begin = System.nanoTime(); System.nanoTime() - begin < RUN.toNanos(); faults++) {
                Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
                trial.suffer(fault, Duration.ofMillis(random.nextInt(LONGEST_FAULT_MILLIS)));
                Thread.sleep(random.nextInt(LONGEST_CALM_MILLIS));
            }
            trial.recover();
            Report report = trial.finish();
            FaultReport.add(
                    "any, for " + RUN.toSeconds() + " s, seed " + SEED,
                    faults,
                    report.tally(),
                    trial.longestRecovery(),
                    report.violations());
            assertThat(report.violations()).isEmpty();
            assertThat(report.tally().acknowledged()).isPositive();
        }
    }
}
