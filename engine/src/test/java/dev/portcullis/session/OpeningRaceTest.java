package dev.portcullis.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.lock.Lock;
import dev.portcullis.locks.Proof;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.session.OpenResult.Opened;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing that ends a session gets past one that is opened at the same time. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OpeningRaceTest {
    @Test
    void aLockAndASessionNeverMissEachOther() throws Exception {
        int rounds = 100_000;
        AtomicReferenceArray<OpenResult> results = new AtomicReferenceArray<>(rounds);
        try (World world = new World()) {
            Duel.fight(rounds, round -> results.set(round, open(world, round, "ops")), round -> {
                Lock lock = World.lock("u" + round);
                world.put(lock);
                if (round % 1_000 == 999) {
                    forget(world, round);
                }
            });
            assertThat(open(results)).isZero();
            assertThat(world.gateway.count()).isEqualTo(opened(results));
            assertThat(opened(results)).as("rounds that the session won").isBetween(rounds / 100, rounds * 99 / 100);
            assertThat(world.registry.sessions()).isEmpty();
        }
    }

    /** Without the locks of earlier rounds, but those of which the session may not have been opened yet. */
    private static void forget(World world, int round) {
        for (int old = Math.max(0, round - 1_999); old <= round - 1_000; old++) {
            world.remove(World.lock("u" + old));
        }
    }

    @Test
    void aSessionThatClosesAndALockThatEndsItAgreeOnOneEnd() throws Exception {
        int rounds = 20_000;
        try (World world = new World()) {
            AtomicInteger terminated = new AtomicInteger();
            Session[] sessions = new Session[rounds];
            for (int round = 0; round < rounds; round++) {
                OpenResult result = world.registry.open(
                        world.request("u" + round, "ops"), (session, termination) -> terminated.incrementAndGet());
                sessions[round] = ((Opened) result).session();
            }
            Duel.fight(rounds, round -> sessions[round].close(), round -> world.put(World.lock("u" + round)));
            assertThat(terminated.get()).isBetween(1, rounds - 1);
            assertThat(world.registry.sessions()).isEmpty();
            assertThat(world.registry.beat()).isPositive();
        }
    }

    @Test
    void aViewThatBecomesStaleMissesNoStrictSession() throws Exception {
        int rounds = 10_000;
        AtomicReferenceArray<OpenResult> results = new AtomicReferenceArray<>(rounds);
        try (World world = new World()) {
            Duel.fight(
                    rounds,
                    round -> {
                        world.prove(Proof.ALWAYS);
                        results.set(round, open(world, round, "careful"));
                    },
                    round -> {
                        world.prove(Proof.NEVER);
                        world.registry.beat();
                    });
            world.prove(Proof.NEVER);
            world.registry.beat();
            assertThat(open(results)).isZero();
            assertThat(world.gateway.count()).isEqualTo(opened(results)).isPositive();
        }
    }

    @Test
    void aNewPolicyMissesNoSession() throws Exception {
        int rounds = 10_000;
        CompiledPolicy open = World.policy(World.ROLES, "");
        CompiledPolicy closed = World.policy(World.ROLES, "rule \"closed\" for node terminate \"Closed.\"");
        AtomicReferenceArray<OpenResult> results = new AtomicReferenceArray<>(rounds);
        try (World world = new World()) {
            Duel.fight(
                    rounds,
                    round -> {
                        world.use(open);
                        results.set(round, open(world, round, "ops"));
                    },
                    round -> {
                        world.use(closed);
                        world.beat();
                    });
            world.use(closed);
            world.beat();
            assertThat(open(results)).isZero();
            assertThat(world.gateway.count()).isEqualTo(opened(results)).isPositive();
        }
    }

    @Test
    void whatIsFixedAtOpeningIsThatOfThePolicyThatAllowedIt() {
        String opsAreStrict = World.ROLES.replaceFirst("spec:\n", "spec:\n  options: {lock: strict}\n");
        CompiledPolicy strict = World.policy(opsAreStrict, "");
        HandClock clock = new HandClock();
        AtomicReference<Runnable> inBetween = new AtomicReference<>(() -> {});
        SessionSettings settings = clock.settings().withClocks(clock, () -> {
            inBetween.getAndSet(() -> {}).run();
            return clock.nanoTime();
        });
        try (World world = World.with(clock, settings)) {
            inBetween.set(() -> world.use(strict));
            Session session = world.open("ann", "ops");
            world.prove(Proof.NEVER);
            world.beat();
            assertThat(world.end(session).code()).isEqualTo("lock_view_stale");
        }
    }

    private static OpenResult open(World world, int round, String role) {
        return world.registry.open(world.request("u" + round, role), world.gateway);
    }

    private static int opened(AtomicReferenceArray<OpenResult> results) {
        int opened = 0;
        for (int i = 0; i < results.length(); i++) {
            opened += results.get(i) instanceof Opened ? 1 : 0;
        }
        return opened;
    }

    private static int open(AtomicReferenceArray<OpenResult> results) {
        int open = 0;
        for (int i = 0; i < results.length(); i++) {
            open += results.get(i) instanceof Opened result && result.session().isOpen() ? 1 : 0;
        }
        return open;
    }
}
