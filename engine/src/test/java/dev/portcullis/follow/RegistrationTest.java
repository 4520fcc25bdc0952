package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.store.Confirmations;
import dev.portcullis.store.Follower;
import dev.portcullis.store.FollowerBook;
import dev.portcullis.store.Followers;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegistrationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void afterAWaitEveryFollowerKnowsTheLock() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        try (World first = World.strict(store);
                World second = new World(store)) {
            second.start();
            for (int round = 0; round < 50; round++) {
                StoreToken locked = first.lock("l" + round, "ann-" + round);
                assertThat(Confirmations.await(store.followers().orElseThrow(), locked, PATIENCE)
                                .complete())
                        .isTrue();
                assertThat(first.decide("ann-" + round).reason()).isEqualTo(Reason.LOCKED);
                assertThat(second.decide("ann-" + round).reason()).isEqualTo(Reason.LOCKED);
            }
            assertThat(store.followers().orElseThrow().all()).hasSize(2);
        }
    }

    @Test
    void whatIsCompiledIsConfirmedWhenItDecides() throws InterruptedException {
        MemoryStore store = new MemoryStore();
        try (World world = World.strict(store)) {
            for (int round = 0; round < 10; round++) {
                String login = round % 2 == 0 ? "nobody" : "root";
                StoreToken changed = world.put("role", "ops", World.role("ops", login));
                assertThat(Confirmations.await(store.followers().orElseThrow(), changed, PATIENCE)
                                .complete())
                        .isTrue();
                assertThat(world.decide("ann").allowed()).isEqualTo(login.equals("root"));
            }
        }
    }

    @Test
    void isListedBeforeItReadsAndNoLongerThanItIsOpen() {
        Log log = new Log();
        MemoryStore store = new MemoryStore();
        try (World world = new World(store)) {
            world.start(world.settings().named("the gate").listedIn(log));
            assertThat(log.told.get(0)).startsWith("the_gate~").endsWith(" none:0");
            world.awaitUse(world.lock("l", "ann"));
        }
        assertThat(log.all()).isEmpty();
        assertThat(log.told.get(log.told.size() - 1)).startsWith("left the_gate~");
    }

    @Test
    void isNotListedWhenItCouldNotStart() {
        try (World world = new World(new MemoryStore())) {
            world.put("role", "broken", "kind: role");
            assertThatThrownBy(world::start).isInstanceOf(PolicyRefusedException.class);
            assertThat(world.store.followers().orElseThrow().all()).isEmpty();
        }
    }

    @Test
    void twoOfOneNameAreTwo() {
        try (World first = World.strict(new MemoryStore());
                World second = new World(first.store)) {
            second.start();
            assertThat(first.store.followers().orElseThrow().all())
                    .extracting(Follower::name)
                    .doesNotHaveDuplicates()
                    .hasSize(2);
        }
    }

    @Test
    void whereNobodyCanBeToldNothingIsProven() {
        Log log = new Log();
        log.broken = true;
        try (World world = new World(new MemoryStore())) {
            world.put("role", "ops", World.role("ops", "root"));
            world.put("cluster_auth_preference", "cap", World.preference("strict"));
            world.start(world.settings().listedIn(log));
            world.awaitFault(Part.REGISTRATION);
            assertThat(world.decide("ann").reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
            log.broken = false;
            world.awaitMended(Part.REGISTRATION);
            world.awaitReason("ann", Reason.GRANTED);
        }
    }

    @Test
    void staysListedWithWhatItSaidLastWhereNothingNewIsTaken() {
        Log log = new Log();
        try (World world = new World(new MemoryStore())) {
            world.put("role", "ops", World.role("ops", "root"));
            StoreToken before = world.put("cluster_auth_preference", "cap", World.preference("strict"));
            world.start(world.settings().listedIn(log));
            World.await(() -> log.last().endsWith(" " + before));
            log.full = true;
            int told = log.told.size();
            world.awaitUse(world.lock("l", "ann"));
            world.awaitFault(Part.REGISTRATION);
            World.await(() -> log.told.size() > told);
            assertThat(log.last()).endsWith(" " + before);
            assertThat(world.decide("bob").allowed()).isTrue();
            log.full = false;
            world.awaitMended(Part.REGISTRATION);
        }
    }

    @Test
    void aProofCountsOnlyAsLongAsThoseWhoWaitKnowOfThisOne() {
        Log log = new Log();
        Registration registration = new Registration(
                Optional.of(log), new World(new MemoryStore()).settings(), new Faults(() -> World.NOW));
        long before = System.nanoTime();
        assertThat(registration.narrow(OptionalLong.of(before))).isEmpty();
        registration.begin();
        long after = System.nanoTime();
        assertThat(registration.narrow(OptionalLong.of(before))).isEmpty();
        assertThat(registration.narrow(OptionalLong.of(after))).hasValue(after);
        long much = after + Duration.ofMinutes(1).toNanos();
        assertThat(registration.narrow(OptionalLong.of(much)).orElseThrow())
                .isBetween(before + Registration.SLACK.toNanos(), System.nanoTime() + Registration.SLACK.toNanos());
        registration.end();
        assertThat(registration.narrow(OptionalLong.of(after))).isEmpty();
        registration.leave();
    }

    @Test
    void isKeptForLongerThanItsProofsCount() {
        try (World world = World.strict(new MemoryStore())) {
            assertThat(world.store.followers().orElseThrow().all())
                    .allSatisfy(follower -> assertThat(follower.kept().plus(follower.silent()))
                            .isEqualTo(World.BOUND.plus(Registration.SLACK)));
        }
    }

    @Test
    void whoIsClosedRefusesAtOnceWhereFreshLocksAreDemanded() {
        World world = World.strict(new MemoryStore());
        assertThat(world.decide("ann").allowed()).isTrue();
        world.follower().close();
        assertThat(world.decide("ann").reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
        world.close();
    }

    /** Keeps what it is told, and can be broken. */
    private static final class Log implements Followers {
        private final FollowerBook book = new FollowerBook();
        private final List<String> told = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean broken;
        private volatile boolean full;

        private String last() {
            return told.isEmpty() ? "" : told.get(told.size() - 1);
        }

        @Override
        public void confirm(String name, StoreToken uses, Duration keep) {
            if (broken || (full && !last().endsWith(" " + uses))) {
                throw new StoreException(StoreException.Kind.UNAVAILABLE, "no leader");
            }
            told.add(name + " " + uses);
            book.confirm(name, uses, keep);
        }

        @Override
        public void leave(String name) {
            told.add("left " + name);
            book.leave(name);
        }

        @Override
        public List<Follower> all() {
            return book.all();
        }
    }
}
