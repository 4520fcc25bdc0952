package dev.portcullis.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.request.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever fails on the way to a listener, it is called, and so is every other one. */
@Timeout(60)
class BrokenListenersTest {
    private static final int MANY = 5;

    private final HandClock clock = new HandClock();

    /** Fails once, and works from then on. */
    private static Executor failing(Error failure) {
        AtomicInteger calls = new AtomicInteger();
        return task -> {
            if (calls.incrementAndGet() == 1) {
                throw failure;
            }
            task.run();
        };
    }

    private World world(Executor listeners) {
        return World.with(clock, clock.settings().withListeners(listeners));
    }

    @Test
    void aLockFromTheFarFutureEndsSessionsToo() {
        try (World world = new World()) {
            Session session = world.open("ann", "ops");
            world.put(World.lock("ann"), Instant.EPOCH.plus(Long.MAX_VALUE / 2, ChronoUnit.MICROS));
            assertThat(world.gateway.told(session)).hasSize(1);
            assertThat(world.registry.faults()).isZero();
        }
    }

    @Test
    void aLockEndsAllOfItsSessionsWhereThreadsRunOut() {
        try (World world = world(failing(new OutOfMemoryError("unable to create native thread")))) {
            for (int i = 0; i < MANY; i++) {
                world.open("ann", "ops");
            }
            world.put(World.lock("ann"));
            assertThat(world.gateway.count()).isEqualTo(MANY);
            assertThat(world.registry.faults()).isEqualTo(1);
        }
    }

    @Test
    void noSessionOutlivesItsTimeWhereThreadsRunOut() {
        try (World world = world(failing(new OutOfMemoryError("unable to create native thread")))) {
            List<Session> sessions = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                sessions.add(world.open("ann" + i, "brief"));
            }
            clock.pass(Duration.ofHours(2));
            world.registry.beat();
            assertThat(sessions).noneMatch(Session::isOpen);
            assertThat(world.gateway.count()).isEqualTo(MANY);
        }
    }

    /** Policies that change faster than all sessions are looked at keep none from being looked at. */
    @Test
    void everySessionIsLookedAtHoweverOftenThePolicyChanges() {
        try (World world = world(Runnable::run)) {
            for (int i = 0; i < 2_000; i++) {
                world.open("u" + i, "ops");
            }
            List<Session> inOrder = List.copyOf(world.registry.sessions());
            Session last = inOrder.get(inOrder.size() - 1);
            String name = ((Subject.User) last.request().subject()).name();
            String rule = "rule \"closed\" for node when user.name == \"" + name + "\" terminate \"Closed.\"\n";
            for (int change = 0; change < 20; change++) {
                world.use(World.policy(World.ROLES, rule));
                world.registry.beat();
            }
            assertThat(last.isOpen()).isFalse();
            assertThat(world.registry.sessions()).hasSize(1_999);
        }
    }
}
