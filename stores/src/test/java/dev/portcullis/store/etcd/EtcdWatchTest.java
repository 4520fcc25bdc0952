package dev.portcullis.store.etcd;

import static dev.portcullis.store.etcd.EtcdScene.await;
import static dev.portcullis.store.etcd.EtcdScene.changes;
import static dev.portcullis.store.etcd.EtcdScene.decide;
import static dev.portcullis.store.etcd.EtcdScene.follow;
import static dev.portcullis.store.etcd.EtcdScene.isFresh;
import static dev.portcullis.store.etcd.EtcdScene.lock;
import static dev.portcullis.store.etcd.EtcdScene.open;
import static dev.portcullis.store.etcd.EtcdScene.putLock;
import static dev.portcullis.store.etcd.EtcdScene.putRole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.store.Change;
import dev.portcullis.store.GapException;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.Tail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a tail tells while members die, are stopped, and forget. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EtcdWatchTest {
    private static final int ROUNDS = 4;

    @TempDir
    private Path folder;

    private EtcdCluster cluster;

    @BeforeEach
    void startsEtcd() {
        cluster = EtcdCluster.single(folder);
    }

    @AfterEach
    void endsEtcd() {
        cluster.close();
    }

    @Test
    void noChangeIsLostOrToldTwiceWhenTheMemberIsKilledAgainAndAgain() throws InterruptedException {
        try (EtcdStore store = open(cluster);
                EtcdStore other = open(cluster);
                Tail tail = store.tail(store.snapshot().token())) {
            List<Change> told = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                putLock(other, "before");
                told.addAll(changes(tail, 1));
                cluster.members().get(0).kill();
                tail.next(Duration.ofMillis(300));
                cluster.startAll();
                putLock(other, "after");
                other.delete(lock("after"), Precondition.PRESENT);
                told.addAll(changes(tail, 2));
            }
            assertThat(told.stream().map(Change::revision))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 3L * ROUNDS).boxed().toList());
            assertThat(store.statistics().watchRestarts()).isGreaterThanOrEqualTo(ROUNDS);
            assertThat(store.statistics().propagation().count()).isEqualTo(3L * ROUNDS);
        }
    }

    @Test
    void whatEtcdForgetsDuringAnOutageIsAGap() throws InterruptedException {
        try (EtcdStore store = open(cluster);
                EtcdStore other = open(cluster);
                Tail tail = store.tail(store.snapshot().token())) {
            putLock(other, "ann");
            putLock(other, "bob");
            cluster.compact(cluster.revision());
            assertThatThrownBy(() -> changes(tail, 2))
                    .isInstanceOf(GapException.class)
                    .hasMessageContaining("forgotten");
            assertThat(store.statistics().compactions()).isEqualTo(1);
        }
    }

    @Test
    void aDeletionThatEtcdForgetsDuringAnOutageIsObeyed() {
        try (EtcdStore store = open(cluster)) {
            putRole(store);
            putLock(store, "ann");
            try (StoreFollower follower = follow(store, Duration.ofMinutes(5))) {
                assertThat(decide(follower, "ann").reason()).isEqualTo(Reason.LOCKED);
                StoreToken deleted;
                cluster.members().get(0).kill();
                cluster.startAll();
                try (EtcdStore other = open(cluster)) {
                    deleted = other.delete(lock("ann"), Precondition.PRESENT);
                    putLock(other, "bob");
                    cluster.compact(cluster.revision());
                }
                assertThat(decide(follower, deleted, "ann").reason()).isEqualTo(Reason.GRANTED);
            }
        }
    }

    @Test
    void aMemberThatIsStoppedProvesNothing() {
        try (EtcdStore store = open(cluster)) {
            putRole(store);
            try (StoreFollower follower = follow(store, Duration.ofSeconds(4))) {
                await("a fresh view", () -> isFresh(follower));
                cluster.members().get(0).pause();
                await("a view that is not fresh", () -> !isFresh(follower));
                cluster.members().get(0).resume();
                await("a fresh view", () -> isFresh(follower));
                assertThat(decide(follower, putLock(store, "ann"), "ann").reason())
                        .isEqualTo(Reason.LOCKED);
            }
        }
    }

    @Test
    void aQuietStoreIsProvenAgainAndAgain() throws InterruptedException {
        try (EtcdStore store = open(cluster);
                Tail tail = store.tail(store.snapshot().token())) {
            long begin = System.nanoTime();
            Set<Long> proofs = new HashSet<>();
            while (proofs.size() < 3 || store.statistics().progressNotifications() == 0) {
                tail.next(Duration.ofMillis(100)).provenAt().ifPresent(proofs::add);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
            assertThat(store.statistics().provenAt()).isPresent();
        }
    }
}
