package dev.portcullis.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.locks.Proof;
import dev.portcullis.request.Request;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The registry's own thread, on the clocks of the system. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RegistryThreadTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    private final BlockingQueue<Termination> ends = new ArrayBlockingQueue<>(10);

    @Test
    void leasesEndInTime() throws InterruptedException {
        try (World world = world(SessionSettings.DEFAULT.withLease(SHORT))) {
            long start = System.nanoTime();
            open(world, "ops");
            assertThat(nextEnd().code()).isEqualTo("lease_lost");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
        }
    }

    @Test
    void staleViewsEndStrictSessions() throws InterruptedException {
        try (World world = world(SessionSettings.DEFAULT)) {
            world.prove(new Proof.At(System.nanoTime(), SHORT.multipliedBy(10)));
            open(world, "careful");
            assertThat(nextEnd().code()).isEqualTo("lock_view_stale");
        }
    }

    @Test
    void newPoliciesAreAppliedToRunningSessions() throws InterruptedException {
        try (World world = world(SessionSettings.DEFAULT)) {
            open(world, "ops");
            world.use(World.policy(World.ROLES, "rule \"closed\" for node terminate \"Closed.\""));
            assertThat(nextEnd().message()).isEqualTo("Closed.");
        }
    }

    @Test
    void aListenerThatInterruptsOrClosesDoesNotHoldTheThreadUp() throws InterruptedException {
        try (World world = world(SessionSettings.DEFAULT.withLease(SHORT))) {
            world.registry.open(request(world, "ops"), (session, termination) -> {
                Thread.currentThread().interrupt();
                ends.add(termination);
            });
            assertThat(nextEnd().code()).isEqualTo("lease_lost");
            world.registry.open(request(world, "ops"), (session, termination) -> {
                world.registry.close();
                ends.add(termination);
            });
            assertThat(nextEnd().code()).isEqualTo("lease_lost");
        }
    }

    private World world(SessionSettings settings) {
        return new World(new HandClock(), World.policy(World.ROLES, ""), settings, SessionRegistry::thread);
    }

    private static Request request(World world, String role) {
        return world.request("ann", role);
    }

    private void open(World world, String role) {
        OpenResult result = world.registry.open(request(world, role), (session, termination) -> ends.add(termination));
        assertThat(result).isInstanceOf(OpenResult.Opened.class);
    }

    private Termination nextEnd() throws InterruptedException {
        Termination end = ends.poll(30, TimeUnit.SECONDS);
        assertThat(end).isNotNull();
        return end;
    }
}
