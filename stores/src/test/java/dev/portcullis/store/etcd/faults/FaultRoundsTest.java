package dev.portcullis.store.etcd.faults;

import dev.portcullis.store.etcd.EtcdOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens to a cluster of three, no acknowledged lock is lost, no change is missed or done twice, and no decision is
 * wrong or relies on a view that is too old. One short round of each in the build; {@code stores/fault-rounds} for more.
 */
@Tag("faults")
class FaultRoundsTest {
    private static final int ROUNDS = Integer.getInteger("portcullis.rounds", 1);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("portcullis.fault-seconds", 5));
    private static final Duration CALM = Duration.ofMillis(500);
    private static final long SEED = Long.getLong("portcullis.seed", 20260105);

    @TempDir
    private static Path folder;

    private static Ground ground;

    @BeforeAll
    static void start() {
        ground = Ground.start(folder, 3, EtcdOptions.QUICK);
    }

    @AfterAll
    static void stop() {
        if (ground != null) {
            ground.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void nothingIsLostOrWrong(Fault fault) throws InterruptedException {
        Rounds rounds = new Rounds();
        for (int round = 0; round < ROUNDS; round++) {
            try (Trial trial = Trial.start(ground, "/" + fault + "/" + round + "/", SEED + round)) {
                trial.suffer(fault, LENGTH);
                trial.recover();
                Thread.sleep(CALM.toMillis());
                rounds.add(trial.finish(), trial.longestRecovery());
            }
        }
        rounds.conclude(fault.words());
    }
}
