package dev.portcullis.store.etcd.faults;

import dev.portcullis.store.etcd.EtcdOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults come one after the other at random while locks are written and decisions given; then the history is checked. Half a
 * minute in the build; {@code stores/fault-rounds} for more.
 */
@Tag("faults")
class RandomFaultsTest {
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("portcullis.run-seconds", 25));
    private static final int LONGEST_FAULT_MILLIS = 8_000;
    private static final int LONGEST_CALM_MILLIS = 3_000;
    private static final long SEED = Long.getLong("portcullis.seed", 20260105);

    private static final List<Fault> FAULTS = List.of(Fault.values());

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void everyDecisionIsRightForItsRevision() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        try (Ground ground = Ground.start(folder, 3, EtcdOptions.QUICK);
                Trial trial = Trial.start(ground, "/random/", SEED)) {
            int faults = 0;
            for (long begin = System.nanoTime(); System.nanoTime() - begin < RUN.toNanos(); faults++) {
                Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
                trial.suffer(fault, Duration.ofMillis(random.nextInt(LONGEST_FAULT_MILLIS)));
                Thread.sleep(random.nextInt(LONGEST_CALM_MILLIS));
            }
            trial.recover();
            Rounds rounds = new Rounds();
            rounds.add(trial.finish(), trial.longestRecovery());
            rounds.conclude(faults + " of these at random in " + RUN.toSeconds() + " s, seed " + SEED);
        }
    }
}
