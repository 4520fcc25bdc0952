package dev.portcullis.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.lock.Lock;
import dev.portcullis.request.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions and locks that come and go leave nothing behind, and those that stay are small. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RegistryLeakTest {
    private static final int ROUNDS = 1_000_000;
    private static final int ROUNDS_WITH_LOCK = 50;
    private static final int MANY = 100_000;
    private static final long MOST_GROWTH = 8L << 20;
    private static final int MOST_BYTES_OF_A_SESSION = 1_400;

    @Test
    void aMillionSessionsComeAndGoWithoutATrace() {
        assertThat(ownThreads()).isEmpty();
        try (World world = world()) {
            churn(world, ROUNDS / 10);
            long before = used();
            churn(world, ROUNDS);
            assertThat(used() - before).isLessThan(MOST_GROWTH);
            assertThat(world.registry.sessions()).isEmpty();
            assertThat(world.gateway.count()).isZero();
            assertThat(ownThreads()).hasSize(1);
        }
        assertThat(ownThreads()).isEmpty();
    }

    /** Every session has a limit that would end it in a minute, and a few are ended by a lock. */
    private static void churn(World world, int rounds) {
        Request request = world.request("ann", "brief");
        for (int round = 0; round < rounds; round++) {
            OpenResult result = world.registry.open(request, (session, termination) -> {});
            Session session = ((OpenResult.Opened) result).session();
            if (round % ROUNDS_WITH_LOCK == 0) {
                Lock lock = World.lock("ann");
                world.put(lock);
                world.remove(lock);
            } else {
                session.close();
            }
        }
    }

    @Test
    void openSessionsAreSmallAndOneOfManyGoesAsFastAsOneOfFew() {
        try (World world = world()) {
            List<Session> sessions = new ArrayList<>(MANY);
            long before = used();
            for (int i = 0; i < MANY; i++) {
                sessions.add(world.open(World.request("u" + i, "ops", "web-1", world.clock.instant())));
            }
            long each = (used() - before) / MANY;
            System.out.println("bytes of an open session with its request: " + each);
            assertThat(each).isLessThan(MOST_BYTES_OF_A_SESSION);
            long start = System.nanoTime();
            sessions.forEach(Session::close);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(world.registry.sessions()).isEmpty();
        }
    }

    private static World world() {
        return new World(
                new HandClock(), World.policy(World.ROLES, ""), SessionSettings.DEFAULT, SessionRegistry::thread);
    }

    private static List<Thread> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("portcullis"))
                .toList();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
