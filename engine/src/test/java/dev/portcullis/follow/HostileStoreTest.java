package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.store.Batch;
import dev.portcullis.store.Change;
import dev.portcullis.store.GapException;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.Tail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store that says wrong things, or nothing: who demands locks strictly is refused until the view is whole again. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileStoreTest {
    private static final Duration BEYOND = World.BOUND.plusSeconds(1);

    private final HostileStore store = new HostileStore();
    private final World world = World.strict(store);

    @AfterEach
    void closesTheWorld() {
        world.close();
    }

    private Reason reason() {
        return world.decide("bob").reason();
    }

    private void refusesTheStrictBeyondTheBound() {
        world.pass(BEYOND);
        assertThat(reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
    }

    @Test
    void aStoreThatBlocksProvesNothing() {
        store.answers((honest, longest) -> {
            Thread.sleep(Long.MAX_VALUE);
            return honest.next(longest);
        });
        world.lock("l", "bob");
        world.awaitReason("ann", Reason.GRANTED);
        world.pass(BEYOND);
        world.awaitReason("bob", Reason.LOCK_VIEW_STALE);
    }

    @Test
    void aStoreThatProvesNothingGrowsOld() {
        store.answers((honest, longest) -> {
            Batch batch = honest.next(longest);
            return new Batch(batch.changes(), batch.upTo(), OptionalLong.empty());
        });
        world.awaitUse(world.lock("l", "ann"));
        assertThat(reason()).isEqualTo(Reason.GRANTED);
        refusesTheStrictBeyondTheBound();
        world.awaitUse(world.lock("m", "ann"));
        assertThat(reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
        store.answersHonestly();
        world.awaitReason("bob", Reason.GRANTED);
    }

    @Test
    void aProofFromTheFutureIsOneOfNow() {
        store.answers((honest, longest) -> {
            Batch batch = honest.next(longest);
            return new Batch(
                    batch.changes(),
                    batch.upTo(),
                    OptionalLong.of(System.nanoTime() + Duration.ofDays(1).toNanos()));
        });
        world.awaitUse(world.lock("l", "ann"));
        store.answers((honest, longest) -> {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "gone");
        });
        store.tellsSnapshots(unused -> {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "gone");
        });
        world.awaitFault(Part.STORE);
        refusesTheStrictBeyondTheBound();
    }

    @Test
    void aStoreThatCannotBeReachedIsAskedAgain() {
        breaks(() -> new StoreException(StoreException.Kind.UNAVAILABLE, "the disk is gone"));
        world.awaitFault(Part.STORE);
        assertThat(world.fault(Part.STORE).message()).isEqualTo("the disk is gone");
        assertThat(reason()).isEqualTo(Reason.GRANTED);
        refusesTheStrictBeyondTheBound();
        world.lock("l", "bob");
        store.answersHonestly();
        world.awaitReason("bob", Reason.LOCKED);
        world.awaitMended(Part.STORE);
        assertThat(world.decide("ann").allowed()).isTrue();
    }

    @Test
    void aFaultOfTheStoreItselfEndsTheProofAtOnce() {
        breaks(() -> new IllegalStateException("what now"));
        world.awaitFault(Part.FOLLOWER);
        assertThat(reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
        store.answersHonestly();
        world.awaitMended(Part.FOLLOWER);
        world.awaitReason("bob", Reason.GRANTED);
    }

    private void breaks(Supplier<RuntimeException> failure) {
        store.tellsSnapshots(unused -> {
            throw failure.get();
        });
        store.answers((honest, longest) -> {
            throw failure.get();
        });
    }

    @Test
    void aGapIsClosedByASnapshot() {
        StoreToken gone = world.lock("gone", "bob");
        world.awaitUse(gone);
        store.answers((honest, longest) -> {
            honest.next(longest);
            throw new GapException("too far behind");
        });
        world.delete("lock", "gone");
        world.lock("here", "ann");
        world.awaitReason("ann", Reason.LOCKED);
        world.awaitReason("bob", Reason.GRANTED);
        assertThat(world.follower().engine().locks().index().size()).isEqualTo(1);
    }

    @Test
    void changesThatComeTwiceCountOnce() {
        List<Change> told = Collections.synchronizedList(new ArrayList<>());
        store.answers((honest, longest) -> {
            Batch batch = honest.next(longest);
            told.addAll(batch.changes());
            List<Change> again = new ArrayList<>(told);
            Collections.reverse(again);
            return new Batch(again, batch.upTo(), batch.provenAt());
        });
        world.lock("l", "ann");
        world.awaitUse(world.lock("m", "ann"));
        assertThat(world.decide("bob", world.lock("l", "bob")).reason()).isEqualTo(Reason.LOCKED);
        assertThat(world.follower().engine().locks().index().size()).isEqualTo(2);
        assertThat(world.follower().state().faults()).isEmpty();
        assertThat(store.snapshots).hasValue(1);
    }

    @Test
    void changesOutOfOrderAreBroughtIntoOrder() {
        List<Change> late = new ArrayList<>();
        store.answers((honest, longest) -> {
            Batch batch = honest.next(longest);
            late.addAll(batch.changes());
            if (late.size() < 3) {
                return new Batch(List.of(), batch.upTo().at(2), OptionalLong.empty());
            }
            List<Change> reversed = new ArrayList<>(late);
            Collections.reverse(reversed);
            return new Batch(reversed, batch.upTo(), batch.provenAt());
        });
        world.lock("l", "ann");
        world.delete("lock", "l");
        assertThat(world.decide("bob", world.lock("l", "bob")).reason()).isEqualTo(Reason.LOCKED);
        assertThat(world.decide("ann").allowed()).isTrue();
        assertThat(world.follower().engine().locks().index().size()).isEqualTo(1);
    }

    @Test
    void aChangeThatIsKeptBackIsMissedAndFetched() {
        store.answers((honest, longest) -> {
            Batch batch = honest.next(longest);
            List<Change> some = batch.changes().stream()
                    .filter(change -> !change.key().name().equals("hidden"))
                    .toList();
            return new Batch(some, batch.upTo(), batch.provenAt());
        });
        StoreToken hidden = world.lock("hidden", "bob");
        assertThat(world.decide("bob", hidden).reason()).isEqualTo(Reason.LOCKED);
        assertThat(store.snapshots.get()).isGreaterThan(1);
    }

    @Test
    void aChangeThatComesTooLateMakesTheProofWorthless() {
        store.tellsSnapshots(unused -> {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "busy");
        });
        store.answers((honest, longest) -> {
            Batch batch = honest.next(longest);
            return new Batch(List.of(), batch.upTo(), batch.provenAt());
        });
        world.lock("l", "bob");
        world.awaitReason("bob", Reason.LOCK_VIEW_STALE);
        store.answersHonestly();
        world.awaitReason("bob", Reason.LOCKED);
    }

    @Test
    void aStoreThatGoesBackIsNotTrustedAgain() {
        world.awaitUse(world.lock("l", "ann"));
        store.answers((honest, longest) ->
                new Batch(List.of(), honest.next(longest).upTo().at(1), OptionalLong.of(System.nanoTime())));
        world.awaitFault(Part.HISTORY);
        assertThat(world.fault(Part.HISTORY).message()).contains("went back to").contains("accept-epoch");
        assertThat(reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
        store.answersHonestly();
        world.lock("m", "ann");
        World.await(() -> store.snapshots.get() >= 4);
        assertThat(reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
        assertThat(world.has(Part.HISTORY)).isTrue();
    }

    @Test
    void aStoreThatWasPutInPlaceIsNotFollowed() {
        world.awaitUse(world.lock("l", "ann"));
        replaceBy(new MemoryStore(), Optional.empty());
        world.awaitFault(Part.HISTORY);
        assertThat(world.fault(Part.HISTORY).message()).contains("the store is another one");
        assertThat(reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
        assertThat(world.decide("ann").reason()).isIn(Reason.LOCKED, Reason.LOCK_VIEW_STALE);
        assertThat(world.follower().engine().locks().index().size()).isEqualTo(1);
    }

    @Test
    void theSuccessorThatAnOperatorDeclaredIsFollowed() {
        StoreToken known = world.lock("l", "ann");
        world.awaitUse(known);
        MemoryStore successor = new MemoryStore();
        World other = new World(successor);
        other.put("role", "ops", World.role("ops", "root"));
        other.put("cluster_auth_preference", "cap", World.preference("strict"));
        StoreToken next = other.lock("m", "bob");
        replaceBy(successor, Optional.empty());
        world.awaitFault(Part.HISTORY);
        replaceBy(successor, Optional.of(known.epoch()));
        assertThat(world.decide("bob", next).reason()).isEqualTo(Reason.LOCKED);
        assertThat(world.decide("ann").allowed()).isTrue();
        world.awaitMended(Part.HISTORY);
        assertThat(world.decide("ann", other.lock("n", "ann")).reason()).isEqualTo(Reason.LOCKED);
    }

    /** From now on another store answers; what a tail is asked for is what that one says. */
    private void replaceBy(MemoryStore other, Optional<String> predecessor) {
        Tail tail = store.onTime(other.tail(other.snapshot().token()));
        store.tellsSnapshots(unused -> {
            Snapshot snapshot = other.snapshot();
            return new Snapshot(snapshot.token(), snapshot.resources(), snapshot.provenAt(), predecessor);
        });
        store.answers((honest, longest) -> tail.next(longest));
    }
}
