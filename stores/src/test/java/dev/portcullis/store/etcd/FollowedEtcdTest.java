package dev.portcullis.store.etcd;

import static dev.portcullis.store.etcd.EtcdScene.await;
import static dev.portcullis.store.etcd.EtcdScene.decide;
import static dev.portcullis.store.etcd.EtcdScene.document;
import static dev.portcullis.store.etcd.EtcdScene.follow;
import static dev.portcullis.store.etcd.EtcdScene.has;
import static dev.portcullis.store.etcd.EtcdScene.isFresh;
import static dev.portcullis.store.etcd.EtcdScene.lock;
import static dev.portcullis.store.etcd.EtcdScene.open;
import static dev.portcullis.store.etcd.EtcdScene.putLock;
import static dev.portcullis.store.etcd.EtcdScene.putRole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.StoredResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine follows a cluster that others write, restore, declare anew and change by hand. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FollowedEtcdTest {
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final String KEY = "/portcullis/v1/store/resource/lock/";

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
    void aLockOfAnotherServerIsObeyedFromItsTokenOn() {
        try (EtcdStore server = open(cluster);
                EtcdStore other = open(cluster)) {
            putRole(other);
            try (StoreFollower follower = follow(server, BOUND)) {
                assertThat(decide(follower, putLock(other, "ann"), "ann").reason())
                        .isEqualTo(Reason.LOCKED);
                assertThat(decide(follower, putLock(server, "bob"), "bob").reason())
                        .isEqualTo(Reason.LOCKED);
                StoreToken free = other.delete(lock("ann"), Precondition.PRESENT);
                assertThat(decide(follower, free, "ann").reason()).isEqualTo(Reason.GRANTED);
            }
        }
    }

    @Test
    void aHistoryThatAnOperatorDeclaresIsFollowedOn() {
        try (EtcdStore server = open(cluster);
                EtcdStore other = open(cluster)) {
            putRole(other);
            putLock(other, "ann");
            try (StoreFollower follower = follow(server, BOUND)) {
                StoreToken declared = other.acceptEpoch();
                assertThat(declared.revision()).isEqualTo(3);
                assertThat(decide(follower, declared, "ann").reason()).isEqualTo(Reason.LOCKED);
                assertThat(decide(follower, putLock(server, "bob"), "bob").reason())
                        .isEqualTo(Reason.LOCKED);
                await("a fresh view", () -> isFresh(follower));
            }
        }
    }

    @Test
    void aLockThatIsDeletedByHandIsNoticed() {
        try (EtcdStore store = open(cluster)) {
            putRole(store);
            putLock(store, "ann");
            try (StoreFollower follower = follow(store, Duration.ofSeconds(3))) {
                await("a fresh view", () -> isFresh(follower));
                cluster.ctl("del", KEY + "ann");
                await("a fault", () -> has(follower, Part.CONTENT));
                await("no proof", () -> !isFresh(follower));
                assertThat(store.faults())
                        .singleElement()
                        .satisfies(fault ->
                                assertThat(fault.message()).startsWith("`" + KEY + "ann` cannot be read: something"));
                assertThat(decide(follower, putLock(store, "bob"), "bob").reason())
                        .isEqualTo(Reason.LOCKED);
                assertThat(isFresh(follower)).isFalse();
                assertThat(store.faults()).hasSize(1);
                StoreToken accepted = store.acceptEpoch();
                assertThat(decide(follower, accepted, "ann").reason()).isEqualTo(Reason.GRANTED);
                await("a fresh view", () -> isFresh(follower));
                await("no fault", () -> follower.state().faults().isEmpty());
            }
        }
    }

    @Test
    void aLockThatIsWrittenByHandCountsButProvesNothing() {
        try (EtcdStore store = open(cluster)) {
            putRole(store);
            try (StoreFollower follower = follow(store, Duration.ofSeconds(3))) {
                cluster.ctl("put", KEY + "ann", document("ann"));
                await("a lock", () -> decide(follower, "ann").reason() == Reason.LOCKED);
                await("no proof", () -> !isFresh(follower));
                cluster.ctl("del", KEY + "ann");
                await("no lock", () -> decide(follower, "ann").reason() == Reason.GRANTED);
                await("a fresh view", () -> isFresh(follower));
                assertThat(store.faults()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource/lock/", "resource/top", "other"})
    void aKeyOfNothingIsNamedAndCanBeAccepted(String key) {
        try (EtcdStore store = open(cluster)) {
            putRole(store);
            try (StoreFollower follower = follow(store, Duration.ofSeconds(3))) {
                await("a fresh view", () -> isFresh(follower));
                cluster.ctl("put", "/portcullis/v1/store/" + key, "x");
                await("no proof", () -> !isFresh(follower));
                await("a fault", () -> has(follower, Part.CONTENT));
                assertThat(store.faults().get(0).message())
                        .startsWith("`/portcullis/v1/store/" + key + "` cannot be read");
                store.acceptEpoch();
                await("a fresh view", () -> isFresh(follower));
                await("no fault", () -> follower.state().faults().isEmpty());
                assertThat(decide(follower, putLock(store, "bob"), "bob").reason())
                        .isEqualTo(Reason.LOCKED);
            }
        }
    }

    @Test
    void aDocumentWithoutARevisionCanBeAcceptedAndReplaced() {
        try (EtcdStore store = open(cluster)) {
            cluster.ctl("put", KEY + "ann", document("ann"));
            assertThat(store.snapshot().provenAt()).isEmpty();
            store.acceptEpoch();
            Snapshot accepted = store.snapshot();
            assertThat(accepted.provenAt()).isPresent();
            StoredResource lock = accepted.resources().get(0);
            store.put(lock.key(), lock.document(), Precondition.at(lock.revision()));
            assertThat(store.snapshot().provenAt()).isPresent();
        }
    }

    @Test
    void anOlderBackupInItsPlaceIsAFaultUntilItIsDeclared() {
        try (EtcdStore store = open(cluster)) {
            putRole(store);
            Path backup = cluster.backup("backup");
            putLock(store, "ann");
            try (StoreFollower follower = follow(store, BOUND)) {
                cluster.restore(backup);
                await("a fault", () -> has(follower, Part.HISTORY));
                assertThat(decide(follower, "ann").reason()).isEqualTo(Reason.LOCKED);
                assertThat(isFresh(follower)).isFalse();
                try (EtcdStore commandLine = open(cluster)) {
                    StoreToken declared = commandLine.acceptEpoch();
                    assertThat(decide(follower, declared, "ann").reason()).isEqualTo(Reason.GRANTED);
                }
                await("a fresh view", () -> isFresh(follower));
            }
        }
    }

    @Test
    void anOlderBackupIsAFaultAlsoWhenItWasWrittenToMoreThanBefore() {
        try (EtcdStore store = open(cluster)) {
            putRole(store);
            Path backup = cluster.backup("backup");
            putLock(store, "ann");
            try (StoreFollower follower = follow(store, BOUND)) {
                cluster.members().forEach(EtcdMember::kill);
                cluster.restore(backup);
                try (EtcdStore other = open(cluster)) {
                    putLock(other, "bob");
                    putLock(other, "eve");
                }
                await("a fault", () -> has(follower, Part.HISTORY));
                assertThat(decide(follower, "ann").reason()).isEqualTo(Reason.LOCKED);
                assertThat(isFresh(follower)).isFalse();
            }
        }
    }
}
