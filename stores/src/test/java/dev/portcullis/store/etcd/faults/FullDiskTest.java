package dev.portcullis.store.etcd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.store.etcd.EtcdCluster;
import dev.portcullis.store.etcd.EtcdOptions;
import dev.portcullis.store.etcd.faults.Write.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The quota of etcd is full, until an operator makes room. */
@Tag("faults")
class FullDiskTest {
    private static final int ROUNDS = Integer.getInteger("portcullis.rounds", 1);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("portcullis.fault-seconds", 5));
    private static final long QUOTA = 4 << 20;
    /** The longest word of a command line is a little longer. */
    private static final String MUCH = "x".repeat(120_000);

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void refusesWritesUntilThereIsRoom() throws InterruptedException {
        try (Ground ground = Ground.start(folder, 3, EtcdOptions.QUICK.withQuota(QUOTA))) {
            Rounds rounds = new Rounds();
            for (int round = 0; round < ROUNDS; round++) {
                attempt(ground, "/full/" + round + "/", rounds);
            }
            rounds.conclude("quota full");
        }
    }

    private static void attempt(Ground ground, String prefix, Rounds rounds) throws InterruptedException {
        try (Trial trial = Trial.start(ground, prefix, 1)) {
            trial.suffer(() -> fill(ground.cluster()), LENGTH);
            trial.recover();
            rounds.add(trial.finish(), trial.longestRecovery());
            assertThat(trial.chronicle().writes())
                    .extracting(Write::outcome)
                    .contains(Outcome.REFUSED)
                    .doesNotContain(Outcome.CONTRADICTED);
        }
    }

    private static Damage fill(EtcdCluster cluster) {
        for (int i = 0; !cluster.ctl("alarm", "list").contains("NOSPACE"); i++) {
            cluster.attempt("put", "/much/" + i, MUCH);
        }
        return new Damage(Set.of(), () -> makeRoom(cluster));
    }

    private static void makeRoom(EtcdCluster cluster) {
        cluster.ctl("del", "--prefix", "/much/");
        cluster.compact(cluster.revision());
        cluster.ctl("defrag");
        cluster.ctl("alarm", "disarm");
    }
}
