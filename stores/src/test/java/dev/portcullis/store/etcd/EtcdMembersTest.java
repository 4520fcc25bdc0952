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
import static dev.portcullis.store.etcd.EtcdScene.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.decision.Reason;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.store.Change;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.Tail;
import dev.portcullis.store.etcd.EtcdSettings.Deadlines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three members, of which one or two are missing. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EtcdMembersTest {
    private static final Deadlines SHORT =
            new Deadlines(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1));

    @TempDir
    private Path folder;

    private EtcdCluster cluster;

    @BeforeEach
    void startsEtcd() {
        cluster = EtcdCluster.ofThree(folder);
    }

    @AfterEach
    void endsEtcd() {
        cluster.close();
    }

    @Test
    void writesAndChangesGoOnWhicheverMemberIsKilled() throws InterruptedException {
        try (EtcdStore store = open(cluster);
                EtcdStore other = open(cluster);
                Tail tail = store.tail(store.snapshot().token())) {
            List<Change> told = new ArrayList<>();
            for (EtcdMember member : cluster.members()) {
                member.kill();
                putLock(other, "ann");
                other.delete(lock("ann"), Precondition.PRESENT);
                told.addAll(changes(tail, 2));
                cluster.startAll();
            }
            assertThat(told.stream().map(Change::revision))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 6).boxed().toList());
        }
    }

    @Test
    void writesAndProofsGoOnWhileTheLeaderIsStopped() {
        try (EtcdStore store = open(cluster);
                EtcdStore other = open(cluster)) {
            putRole(store);
            try (StoreFollower follower = follow(store, Duration.ofSeconds(10))) {
                await("a fresh view", () -> isFresh(follower));
                EtcdMember leader = cluster.leader();
                leader.pause();
                assertThat(decide(follower, putLock(other, "ann"), "ann").reason())
                        .isEqualTo(Reason.LOCKED);
                long proofs = store.statistics().proofs();
                await("more proofs", () -> store.statistics().proofs() >= proofs + 3);
                assertThat(isFresh(follower)).isTrue();
                leader.resume();
                assertThat(decide(follower, putLock(other, "bob"), "bob").reason())
                        .isEqualTo(Reason.LOCKED);
            }
        }
    }

    @Test
    void nothingIsWrittenOrProvenWithoutAMajority() {
        try (EtcdStore store = EtcdStore.open(settings(cluster).within(SHORT))) {
            putRole(store);
            try (StoreFollower follower = follow(store, Duration.ofSeconds(4))) {
                await("a fresh view", () -> isFresh(follower));
                cluster.members().subList(0, 2).forEach(EtcdMember::kill);
                await("a view that is not fresh", () -> !isFresh(follower));
                assertThatThrownBy(() -> putLock(store, "ann"))
                        .isInstanceOfSatisfying(
                                StoreException.class,
                                refusal -> assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE));
                cluster.startAll();
                await("a fresh view", () -> isFresh(follower));
                assertThat(decide(follower, putLock(store, "bob"), "bob").reason())
                        .isEqualTo(Reason.LOCKED);
                assertThat(decide(follower, "ann").reason()).isEqualTo(Reason.GRANTED);
            }
        }
    }

    @Test
    void writersOfSeveralServersDoNotLoseEachOthersWrites() throws Exception {
        int servers = 4;
        int writes = 25;
        ExecutorService threads = Executors.newFixedThreadPool(servers);
        try (EtcdStore reader = open(cluster);
                Tail tail = reader.tail(reader.snapshot().token())) {
            List<Future<?>> running = IntStream.range(0, servers)
                    .<Future<?>>mapToObj(server -> threads.submit(() -> writeAll("s" + server, writes)))
                    .toList();
            for (Future<?> writer : running) {
                writer.get(60, TimeUnit.SECONDS);
            }
            assertThat(changes(tail, servers * writes).stream().map(Change::revision))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, (long) servers * writes)
                            .boxed()
                            .toList());
        } finally {
            threads.shutdownNow();
        }
    }

    private void writeAll(String name, int writes) {
        try (EtcdStore store = open(cluster)) {
            IntStream.range(0, writes).forEach(i -> store.put(lock(name), "text " + i, Precondition.ANY));
        }
    }
}
