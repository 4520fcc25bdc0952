package dev.portcullis.store.etcd;

import static dev.portcullis.store.etcd.EtcdScene.lock;
import static dev.portcullis.store.etcd.EtcdScene.names;
import static dev.portcullis.store.etcd.EtcdScene.open;
import static dev.portcullis.store.etcd.EtcdScene.putLock;
import static dev.portcullis.store.etcd.EtcdScene.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.store.Precondition;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.etcd.EtcdSettings.Deadlines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What writers are told while the member that they write to is killed or stopped. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EtcdOutcomeTest {
    private static final int ROUNDS = 4;
    private static final int WRITERS = 3;
    private static final Deadlines SHORT =
            new Deadlines(Duration.ofMillis(1_500), Duration.ofSeconds(5), Duration.ofMillis(500));

    private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final List<String> refused = Collections.synchronizedList(new ArrayList<>());
    private final List<String> unknown = Collections.synchronizedList(new ArrayList<>());

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
    void everyWriteEndsWellWhenTheMemberIsKilledAndSoonThereAgain() throws InterruptedException {
        try (EtcdStore store = open(cluster)) {
            whileWriting(store, () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    Thread.sleep(300);
                    cluster.members().get(0).kill();
                    cluster.startAll();
                }
            });
            assertThat(refused).isEmpty();
            assertThat(unknown).isEmpty();
            demandTruth(store);
        }
    }

    @Test
    void whatIsReportedIsTrueWhenTheMemberIsStoppedForLongerThanAnybodyWaits() throws InterruptedException {
        try (EtcdStore store = EtcdStore.open(settings(cluster).within(SHORT))) {
            whileWriting(store, () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    Thread.sleep(200);
                    cluster.members().get(0).pause();
                    Thread.sleep(2_500);
                    cluster.members().get(0).resume();
                }
            });
            assertThat(refused.size() + unknown.size()).isGreaterThanOrEqualTo(WRITERS);
            demandTruth(store);
        }
    }

    @Test
    void aWriteToAMemberThatIsStoppedForAWhileHappensOnce() throws Exception {
        try (EtcdStore store = open(cluster)) {
            putLock(store, "before");
            EtcdMember member = cluster.members().get(0);
            member.pause();
            Thread late = new Thread(() -> write(store, "once"));
            late.start();
            Thread.sleep(2_500);
            member.resume();
            late.join(20_000);
            assertThat(acknowledged).containsExactly("once");
            assertThat(store.snapshot().token().revision()).isEqualTo(2);
        }
    }

    @Test
    void nothingWasWrittenWhenNobodyAnswers() {
        try (EtcdStore store = EtcdStore.open(settings(cluster).within(SHORT))) {
            cluster.members().get(0).kill();
            write(store, "lost");
            assertThat(refused).containsExactly("lost");
            cluster.startAll();
            assertThat(names(store)).isEmpty();
        }
    }

    @Test
    void aClusterWithoutSpaceRefusesAndSaysWhy() throws IOException {
        Path other = Files.createDirectory(folder.resolve("small"));
        try (EtcdCluster small = EtcdCluster.start(other, 1, EtcdOptions.QUICK.withQuota(128 * 1024));
                EtcdStore store = open(small)) {
            String much = "x".repeat(16 * 1024);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            store.put(lock("l" + i), much, Precondition.ABSENT);
                            acknowledged.add("l" + i);
                        }
                    })
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            refusal -> assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE))
                    .hasMessageContaining("space exceeded");
            assertThat(names(store)).containsExactlyInAnyOrderElementsOf(acknowledged);
        }
    }

    /** Whoever was told that it is written finds it, once; whoever was told that it is not does not. */
    private void demandTruth(EtcdStore store) {
        Set<String> there = new HashSet<>(names(store));
        assertThat(there).containsAll(acknowledged).noneMatch(refused::contains);
        Set<String> told = new HashSet<>(acknowledged);
        told.addAll(unknown);
        assertThat(told).containsAll(there);
        assertThat(store.snapshot().token().revision()).isEqualTo(there.size());
        assertThat(store.faults()).isEmpty();
        assertThat(acknowledged).hasSizeGreaterThan(WRITERS);
    }

    private void whileWriting(EtcdStore store, Disturbance disturbance) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String name = "w" + i + "-";
            Thread writer = new Thread(() -> {
                for (int count = 0; !over.get(); count++) {
                    write(store, name + count);
                }
            });
            writer.start();
            writers.add(writer);
        }
        disturbance.run();
        over.set(true);
        for (Thread writer : writers) {
            writer.join(30_000);
            assertThat(writer.isAlive()).isFalse();
        }
    }

    private void write(EtcdStore store, String name) {
        try {
            store.put(lock(name), "text", Precondition.ABSENT);
            acknowledged.add(name);
        } catch (StoreException failed) {
            (failed.kind() == Kind.UNKNOWN_OUTCOME ? unknown : refused).add(name);
        }
    }

    private interface Disturbance {
        void run() throws InterruptedException;
    }
}
