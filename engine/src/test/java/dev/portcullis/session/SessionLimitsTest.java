package dev.portcullis.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.Proof;
import dev.portcullis.session.OpenResult.Opened;
import dev.portcullis.source.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionLimitsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration INSTANT = Duration.ofMillis(2);

    @Test
    void aLeaseThatIsNotRenewedEndsTheSession() {
        HandClock clock = new HandClock();
        try (World world = World.with(clock, clock.settings().withLease(MINUTE))) {
            Session session = world.open("ann", "ops");
            for (int i = 0; i < 10; i++) {
                world.pass(MINUTE.minusMillis(1));
                assertThat(session.renew()).isTrue();
            }
            world.pass(MINUTE.minusMillis(1));
            assertThat(session.isOpen()).isTrue();
            world.pass(INSTANT);
            assertThat(world.end(session).message()).isEqualTo("session lease of 1m0s was not renewed");
        }
    }

    @Test
    void aSessionWithoutActivityEndsAfterTheIdleTimeout() {
        try (World world = new World()) {
            Session session = world.open("ann", "brief");
            world.pass(MINUTE.multipliedBy(10).minusMillis(1));
            assertThat(session.isOpen()).isTrue();
            world.pass(INSTANT);
            assertThat(world.end(session))
                    .isEqualTo(new Termination(
                            "idle_timeout",
                            "Client reported no activity",
                            "Client reported no activity",
                            Optional.empty()));
        }
    }

    @Test
    void activityPutsOffTheIdleTimeout() {
        try (World world = new World()) {
            Session session = world.open("ann", "brief");
            world.pass(MINUTE.multipliedBy(9));
            session.touch();
            world.pass(MINUTE.multipliedBy(10).minusMillis(1));
            assertThat(session.isOpen()).isTrue();
            world.pass(INSTANT);
            assertThat(world.end(session).message()).isEqualTo("Client exceeded idle timeout of 10m0s");
        }
    }

    @Test
    void aSessionEndsWithItsLongestDurationHoweverActiveItIs() {
        try (World world = new World()) {
            Session session = world.open("ann", "brief");
            for (int i = 0; i < 12; i++) {
                assertThat(session.isOpen()).isTrue();
                session.touch();
                world.pass(MINUTE.multipliedBy(5));
            }
            world.pass(INSTANT);
            assertThat(world.end(session).message()).isEqualTo("session exceeded its maximum duration of 1h0m0s");
            assertThat(world.end(session).code()).isEqualTo("session_ttl_exceeded");
        }
    }

    @Test
    void aCertificateEndsTheSessionWhereTheRolesSaySo() {
        try (World world = new World()) {
            Optional<Instant> expiry = Optional.of(HandClock.START.plusSeconds(60));
            Session strict = opened(world, "brief", expiry);
            Session lenient = opened(world, "ops", expiry);
            world.pass(MINUTE.plus(INSTANT));
            assertThat(world.end(strict).message())
                    .isEqualTo("client certificate expired at 2026-01-05 09:01:00 +0000 UTC");
            assertThat(world.end(strict).code()).isEqualTo("certificate_expired");
            assertThat(lenient.isOpen()).isTrue();
        }
    }

    private static Session opened(World world, String role, Optional<Instant> expiry) {
        OpenResult result = world.registry.open(world.request("ann", role), expiry, world.gateway);
        return ((Opened) result).session();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aClockThatIsSetMovesCertificatesAndNothingElse(int direction) {
        try (World world = new World()) {
            Session certified = opened(world, "brief", Optional.of(HandClock.START.plusSeconds(300)));
            Session other = world.open("bob", "brief");
            world.pass(MINUTE);
            world.clock.set(HOUR.multipliedBy(direction));
            world.pass(INSTANT);
            assertThat(certified.isOpen()).isEqualTo(direction < 0);
            world.pass(MINUTE.multipliedBy(8));
            certified.touch();
            assertThat(other.isOpen()).isTrue();
            world.pass(MINUTE);
            assertThat(world.end(other).code()).isEqualTo("idle_timeout");
            assertThat(certified.isOpen()).isEqualTo(direction < 0);
        }
    }

    @Test
    void aClockThatIsSetBackBringsLocksIntoForceAgain() {
        try (World world = new World()) {
            Instant end = HandClock.START.plusSeconds(60);
            world.put(new Lock("l", LockTarget.of(TargetField.USER, "ann"), "", end, Instant.MAX, Span.NONE));
            world.pass(MINUTE);
            Session session = world.open("ann", "ops");
            world.clock.set(MINUTE.negated());
            world.pass(Duration.ofSeconds(1));
            assertThat(world.end(session).code()).isEqualTo("locked");
        }
    }

    @Test
    void aRuleEndsASessionWhenItsTimeComes() {
        String rule =
                "rule \"evening\" for node when now >= timestamp(\"2026-01-05T18:00:00Z\") terminate \"Go home.\"";
        try (World world = new World(World.ROLES, rule)) {
            Session session = world.open("ann", "ops");
            world.pass(HOUR.multipliedBy(9).minusMillis(1));
            assertThat(session.isOpen()).isTrue();
            world.pass(INSTANT);
            assertThat(world.end(session).message()).isEqualTo("Go home.");
        }
    }

    @Test
    void aRuleThatLooksAtEveryMomentIsNotAskedAtEveryMoment() {
        try (World world = new World(World.ROLES, "rule \"r\" for node when now != now terminate")) {
            Session session = world.open("ann", "ops");
            int beats = 0;
            for (Instant end = world.clock.instant().plusSeconds(10);
                    world.clock.instant().isBefore(end);
                    beats++) {
                world.clock.pass(Duration.ofNanos(world.beat()));
            }
            assertThat(beats).isLessThan(10 * 10 * 8);
            assertThat(session.isOpen()).isTrue();
        }
    }

    @Test
    void aStaleViewEndsStrictSessionsAndOnlyThose() {
        try (World world = new World()) {
            Duration bound = MINUTE.multipliedBy(5);
            world.prove(new Proof.At(world.clock.nanoTime(), bound));
            Session strict = world.open("ann", "careful");
            Session lenient = world.open("bob", "ops");
            world.pass(bound);
            assertThat(strict.isOpen()).isTrue();
            world.pass(INSTANT);
            assertThat(world.end(strict).message())
                    .isEqualTo("preventive lock-out due to local lock view becoming unreliable");
            assertThat(world.end(strict).code()).isEqualTo("lock_view_stale");
            assertThat(lenient.isOpen()).isTrue();
            world.put(World.lock("bob"));
            assertThat(world.end(lenient).code()).isEqualTo("locked");
        }
    }

    @Test
    void proofsThatAreRenewedKeepStrictSessionsUntilOneFails() {
        try (World world = new World()) {
            world.prove(new Proof.At(world.clock.nanoTime(), MINUTE));
            Session session = world.open("ann", "careful");
            for (int i = 0; i < 10; i++) {
                world.pass(MINUTE.minusSeconds(1));
                world.prove(new Proof.At(world.clock.nanoTime(), MINUTE));
            }
            assertThat(session.isOpen()).isTrue();
            world.prove(Proof.NEVER);
            world.pass(Duration.ofSeconds(1));
            assertThat(world.end(session).code()).isEqualTo("lock_view_stale");
        }
    }

    @Test
    void sessionsThatCannotBeLookedAtEnd() {
        HandClock clock = new HandClock();
        AtomicBoolean broken = new AtomicBoolean();
        SessionSettings settings = clock.settings()
                .withClocks(
                        () -> {
                            if (broken.get()) {
                                throw new IllegalStateException("broken on purpose");
                            }
                            return clock.instant();
                        },
                        clock::nanoTime);
        try (World world = World.with(clock, settings)) {
            Session first = world.open("ann", "ops");
            Session second = world.open("ann", "ops");
            broken.set(true);
            world.put(World.lock("ann"), HandClock.START);
            broken.set(false);
            assertThat(List.of(first, second))
                    .allMatch(session -> world.end(session).code().equals("error"));
            assertThat(world.end(first).adminMessage())
                    .isEqualTo("the session could not be watched any longer:"
                            + " java.lang.IllegalStateException: broken on purpose");
            assertThat(world.registry.faults()).isEqualTo(2);
        }
    }
}
