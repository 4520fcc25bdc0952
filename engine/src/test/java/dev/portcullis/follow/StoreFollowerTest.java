package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.locks.LockWrite;
import dev.portcullis.locks.ViewListener;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.directory.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StoreFollowerTest {
    @Test
    void usesWhatTheStoreHeldAndWhatItIsGiven() {
        try (World world = World.strict(new MemoryStore())) {
            assertThat(world.decide("ann").allowed()).isTrue();
            StoreToken locked = world.lock("l", "ann");
            Decision denied = world.decide("ann", locked);
            assertThat(denied.reason()).isEqualTo(Reason.LOCKED);
            assertThat(denied.finding().origin().toString()).contains("store:lock/l:1:1");
            assertThat(denied.locks().token()).isEqualTo(locked);
            assertThat(world.decide("bob").allowed()).isTrue();
            assertThat(world.decide("ann", world.delete("lock", "l")).allowed()).isTrue();
            assertThat(world.follower().state().faults()).isEmpty();
            assertThat(world.follower().state().locks().fresh()).isTrue();
        }
    }

    @Test
    void aLockThatIsReplacedTargetsWhatItSaysNow() {
        try (World world = World.strict(new MemoryStore())) {
            world.lock("l", "ann");
            StoreToken moved = world.lock("l", "bob");
            assertThat(world.decide("bob", moved).reason()).isEqualTo(Reason.LOCKED);
            assertThat(world.decide("ann").allowed()).isTrue();
        }
    }

    @Test
    void aTokenCoversThePolicyAsWell() {
        try (World world = World.strict(new MemoryStore())) {
            for (int round = 0; round < 20; round++) {
                String login = round % 2 == 0 ? "nobody" : "root";
                StoreToken changed = world.put("role", "ops", World.role("ops", login));
                assertThat(world.decide("ann", changed).allowed()).isEqualTo(login.equals("root"));
            }
        }
    }

    @Test
    void locksDoNotWaitForAPolicy() {
        try (World world = World.strict(new MemoryStore())) {
            IntStream.range(0, 3_000).forEach(i -> world.put("role", "more-" + i, World.role("more-" + i, "root")));
            StoreToken locked = world.lock("l", "ann");
            world.awaitReason("ann", Reason.LOCKED);
            assertThat(world.decide("ann", locked).locks().token().reaches(locked))
                    .isTrue();
        }
    }

    @Test
    void aPolicyThatCannotBeUsedChangesNothingUntilItIsMended() {
        try (World world = World.strict(new MemoryStore())) {
            long generation = world.decide("ann").generation();
            StoreToken broken = world.put("role", "ops", "kind: role\nversion: v7\nmetadata: {name: ops}\nspec: 7\n");
            Decision decision = world.decide("ann", broken);
            assertThat(decision.allowed()).isTrue();
            assertThat(decision.generation()).isEqualTo(generation);
            Fault fault = world.fault(Part.POLICY);
            assertThat(fault.message()).startsWith("the policy has 1 error: store:role/ops:4:");
            assertThat(fault.diagnostics()).hasSize(1);
            assertThat(world.decide("ann", world.lock("l", "ann")).reason()).isEqualTo(Reason.LOCKED);
            StoreToken mended = world.put("role", "ops", World.role("ops", "nobody"));
            assertThat(world.decide("bob", mended).reason()).isEqualTo(Reason.NO_MATCH);
            assertThat(world.has(Part.POLICY)).isFalse();
        }
    }

    @Test
    void whatIsKeptUnderAnotherNameIsNoPolicy() {
        try (World world = World.strict(new MemoryStore())) {
            world.awaitUse(world.put("role", "other", World.role("ops", "root")));
            assertThat(world.fault(Part.POLICY).message())
                    .contains("store:role/")
                    .contains("error");
            world.awaitUse(world.put("role", "other", World.lockOn("other", "ann")));
            assertThat(world.fault(Part.POLICY).message())
                    .endsWith("what is kept as `role/other` must be that and nothing else");
            assertThat(world.decide("ann").allowed()).isTrue();
        }
    }

    @Test
    void rulesAreKeptWhole() {
        try (World world = World.strict(new MemoryStore())) {
            StoreToken written = world.put(
                    "rules", "freeze", "rule \"no nodes\" for node when user.name == \"ann\" deny \"closed\"");
            assertThat(world.decide("ann", written).message()).isEqualTo("closed");
            world.awaitUse(world.put("rules", "freeze", "rule \"no nodes\" for node when"));
            assertThat(world.fault(Part.POLICY).message()).contains("store:rules/freeze.rules:1:");
            assertThat(world.decide("ann").message()).isEqualTo("closed");
        }
    }

    @Test
    void aStoreWithoutAUsablePolicyCannotBeFollowed() {
        try (World world = new World(new MemoryStore())) {
            world.put("role", "ops", "kind: role\nversion: v7\nmetadata: {name: ops}\nspec: 7\n");
            assertThatThrownBy(world::start)
                    .isInstanceOfSatisfying(
                            PolicyRefusedException.class,
                            refused -> assertThat(refused.diagnostics()).hasSize(1))
                    .hasMessageContaining("store:role/ops:4:");
        }
    }

    @Test
    void aLockThatCannotBeReadLeavesItsLastStateInForceAndEndsTheProof() {
        try (World world = World.strict(new MemoryStore())) {
            world.lock("l", "ann");
            world.awaitUse(world.put("lock", "l", "kind: lock\nversion: v2\nmetadata: {name: l}\nspec: {}\n"));
            assertThat(world.fault(Part.LOCK).subject()).isEqualTo("lock/l");
            assertThat(world.fault(Part.LOCK).diagnostics().get(0).toString()).startsWith("store:lock/l:4:");
            assertThat(world.decide("bob").reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
            world.awaitUse(world.put("cluster_auth_preference", "cap", World.preference("best_effort")));
            assertThat(world.decide("bob").allowed()).isTrue();
            assertThat(world.decide("ann").reason()).isEqualTo(Reason.LOCKED);
            StoreToken mended = world.lock("l", "bob");
            assertThat(world.decide("bob", mended).reason()).isEqualTo(Reason.LOCKED);
            assertThat(world.decide("ann").allowed()).isTrue();
            assertThat(world.has(Part.LOCK)).isFalse();
            assertThat(world.follower().state().locks().fresh()).isTrue();
        }
    }

    @Test
    void deletingALockThatCannotBeReadMendsTheView() {
        try (World world = World.strict(new MemoryStore())) {
            world.awaitUse(world.put("lock", "l", "no lock"));
            assertThat(world.decide("bob").reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
            assertThat(world.decide("bob", world.delete("lock", "l")).allowed()).isTrue();
        }
    }

    @Test
    void aLockIsKeptUnderItsOwnNameOnly() {
        try (World world = World.strict(new MemoryStore())) {
            world.awaitUse(world.put("lock", "l", World.lockOn("other", "ann")));
            assertThat(world.fault(Part.LOCK).diagnostics().get(0).message())
                    .isEqualTo("what is kept as `lock/l` must be that and nothing else");
            world.awaitUse(world.put("lock", "l", World.lockOn("l", "ann") + "---\n" + World.lockOn("m", "bob")));
            assertThat(world.decide("bob").reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
            StoreToken mended = world.lock("l", "ann");
            assertThat(world.decide("ann", mended).reason()).isEqualTo(Reason.LOCKED);
            assertThat(world.decide("bob").allowed()).isTrue();
        }
    }

    @Test
    void aLockMayBeCalledLikeAFileOfRules() {
        try (World world = World.strict(new MemoryStore())) {
            StoreToken locked = world.lock("odd.rules", "ann");
            assertThat(world.decide("ann", locked).reason()).isEqualTo(Reason.LOCKED);
            assertThat(world.follower().state().faults()).isEmpty();
        }
    }

    @Test
    void filesBesideTheStoreCountWithIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("locks.yaml"), World.lockOn("l", "ann"));
        Files.writeString(folder.resolve("roles.yaml"), World.role("ops", "root"));
        try (World world = new World(new MemoryStore())) {
            world.start(world.settings().beside(List.of(folder)));
            assertThat(world.decide("ann").reason()).isEqualTo(Reason.LOCKED);
            assertThat(world.decide("bob").allowed()).isTrue();
            world.awaitUse(world.put("role", "ops", World.role("ops", "nobody")));
            assertThat(world.fault(Part.POLICY).message())
                    .contains("roles.yaml:3:")
                    .contains("store:role/ops:3:");
            assertThat(world.decide("bob").allowed()).isTrue();
            world.awaitUse(world.delete("role", "ops"));
            assertThat(world.has(Part.POLICY)).isFalse();
        }
    }

    @Test
    void locksOfOneNameInBothAreInForceAndReported(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("locks.yaml"), World.lockOn("l", "ann"));
        Files.writeString(folder.resolve("roles.yaml"), World.role("ops", "root"));
        try (World world = new World(new MemoryStore())) {
            world.start(world.settings().beside(List.of(folder)));
            assertThat(world.decide("bob", world.lock("l", "bob")).reason()).isEqualTo(Reason.LOCKED);
            assertThat(world.decide("ann").reason()).isEqualTo(Reason.LOCKED);
            assertThat(world.fault(Part.POLICY).message())
                    .contains("store:lock/l:1:1")
                    .contains("locks.yaml:1:1");
            assertThat(world.decide("bob", world.delete("lock", "l")).allowed()).isTrue();
            assertThat(world.decide("ann").reason()).isEqualTo(Reason.LOCKED);
            assertThat(world.follower().state().faults()).isEmpty();
        }
    }

    @Test
    void aFolderIsFollowedAsAStoreIs(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("roles.yaml"), World.role("ops", "root"));
        Files.writeString(folder.resolve("teleport.yaml"), "auth_service: {authentication: {locking_mode: strict}}\n");
        try (World world = new World(DirectoryStore.open(folder))) {
            world.start();
            assertThat(world.decide("ann").allowed()).isTrue();
            Files.writeString(folder.resolve("locks.yaml"), World.lockOn("l", "ann"));
            world.awaitReason("ann", Reason.LOCKED);
            Files.writeString(folder.resolve("locks.yaml"), "kind: [");
            world.awaitFault(Part.CONTENT);
            assertThat(world.fault(Part.CONTENT).diagnostics().get(0).toString())
                    .contains("locks.yaml:");
            world.pass(World.BOUND.plusSeconds(1));
            assertThat(world.decide("bob").reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
        }
    }

    @Test
    void tellsOfWhatIsInUse() {
        try (World world = World.strict(new MemoryStore())) {
            Witness witness = new Witness(world);
            world.follower().tell(witness);
            world.lock("l", "ann");
            world.awaitUse(world.put("role", "ops", World.role("ops", "nobody")));
            World.await(() -> witness.seen.size() == 2);
            assertThat(witness.seen).containsExactlyInAnyOrder("l LOCKED", "policy NO_MATCH");
        }
    }

    @Test
    void oneWhoFailsToListenKeepsNobodyFromHearing() {
        try (World world = World.strict(new MemoryStore())) {
            Witness witness = new Witness(world);
            world.follower().tell(new ViewListener() {
                @Override
                public void locksWritten(Collection<LockWrite> written) {
                    throw new IllegalStateException("deaf");
                }

                @Override
                public void policyChanged() {
                    throw new IllegalStateException("deaf");
                }
            });
            world.follower().tell(witness);
            world.lock("l", "ann");
            World.await(() -> witness.seen.size() == 1);
            assertThat(world.fault(Part.LISTENER).message()).contains("deaf");
            assertThat(world.decide("bob").allowed()).isTrue();
        }
    }

    /** Notes what the engine says at the moment it is told of something. */
    private static final class Witness implements ViewListener {
        final List<String> seen = Collections.synchronizedList(new ArrayList<>());
        private final World world;

        Witness(World world) {
            this.world = world;
        }

        @Override
        public void locksWritten(Collection<LockWrite> written) {
            written.forEach(write ->
                    seen.add(write.lock().name() + " " + world.decide("ann").reason()));
        }

        @Override
        public void policyChanged() {
            seen.add("policy " + world.decide("bob").reason());
        }
    }

    @Test
    void whatHasExpiredIsDeletedFromTheStore() {
        try (World world = new World(new MemoryStore())) {
            world.put("role", "ops", World.role("ops", "root"));
            world.put("lock", "l", expiring("kind: lock\nversion: v2", "l", "{target: {user: ann}}"));
            world.put("role", "more", expiring("kind: role\nversion: v7", "more", "{allow: {logins: [x]}}"));
            world.start(world.settings().with(Expiry.REMOVE));
            assertThat(world.store.snapshot().resources()).hasSize(3);
            world.passOnTheWall(Duration.ofHours(1).plusMillis(1));
            World.await(() -> world.store.snapshot().resources().size() == 1);
            world.awaitUse(world.store.snapshot().token());
            assertThat(world.follower().engine().locks().index().size()).isZero();
        }
    }

    @Test
    void whatWasWrittenAnewExpiresWhenItSaysNow() {
        try (World world = new World(new MemoryStore())) {
            world.put("lock", "l", expiring("kind: lock\nversion: v2", "l", "{target: {user: ann}}"));
            world.start(world.settings().with(Expiry.REMOVE));
            world.awaitUse(world.lock("l", "ann"));
            world.put("lock", "m", expiring("kind: lock\nversion: v2", "m", "{target: {user: ann}}"));
            world.passOnTheWall(Duration.ofHours(2));
            World.await(() -> world.store.snapshot().resources().size() == 1);
            assertThat(world.store.snapshot().resources().get(0).key().name()).isEqualTo("l");
        }
    }

    @Test
    void whoLeavesExpiryToOthersDeletesNothing() {
        try (World world = new World(new MemoryStore())) {
            world.put("role", "ops", World.role("ops", "root"));
            world.put("lock", "l", expiring("kind: lock\nversion: v2", "l", "{target: {user: ann}}"));
            world.start();
            world.passOnTheWall(Duration.ofHours(2));
            world.awaitUse(world.lock("m", "bob"));
            world.awaitUse(world.lock("n", "bob"));
            assertThat(world.store.snapshot().resources()).hasSize(4);
        }
    }

    private static String expiring(String head, String name, String spec) {
        return head + "\nmetadata: {name: " + name + ", expires: '2026-01-05T10:00:00Z'}\nspec: " + spec + "\n";
    }

    @Test
    void closingEndsItsThreads() {
        World world = World.strict(new MemoryStore());
        world.awaitUse(world.put("role", "more", World.role("more", "root")));
        world.close();
        World.await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("portcullis-")));
        assertThat(world.decide("ann").reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
    }

    @Test
    void aClosedStoreCannotBeFollowed() {
        MemoryStore store = new MemoryStore();
        store.close();
        World world = new World(store);
        assertThatThrownBy(world::start).isInstanceOf(StoreException.class);
    }
}
