package dev.portcullis.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.request.Request;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AgendaTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MANY = 100_000;

    private final HandClock clock = new HandClock();

    @Test
    void sessionsThatAreDueAtOneMomentComeInPartsAndEachOnce() {
        try (World world = World.with(clock, clock.settings())) {
            Agenda agenda = agenda(HOUR);
            List<Session> sessions = open(world, 1_000);
            sessions.forEach(agenda::arm);
            Set<Session> due = dueOver(agenda, HOUR.plusSeconds(1), 300);
            assertThat(due.equals(Set.copyOf(sessions))).isTrue();
            assertThat(agenda.next()).isEqualTo(Clocks.NEVER);
        }
    }

    @Test
    void aSessionThatIsCancelledIsNotDue() {
        try (World world = World.with(clock, clock.settings())) {
            Agenda agenda = agenda(HOUR);
            List<Session> sessions = open(world, 100);
            sessions.forEach(agenda::arm);
            sessions.forEach(agenda::cancel);
            assertThat(agenda.next()).isEqualTo(Clocks.NEVER);
            assertThat(dueOver(agenda, HOUR.plusSeconds(1), 10)).isEmpty();
        }
    }

    @Test
    void aSessionThatHasEndedIsNotLookedAtAnyMore() {
        try (World world = World.with(clock, clock.settings())) {
            Agenda agenda = agenda(HOUR);
            Session session = open(world);
            session.close();
            assertThat(agenda.arm(session)).isFalse();
            assertThat(agenda.next()).isEqualTo(Clocks.NEVER);
        }
    }

    @Test
    void nothingIsEverLateByMoreThanAMillisecondOrEarlyByMoreThanATenth() {
        SplittableRandom random = new SplittableRandom(7);
        try (World world = World.with(clock, clock.settings())) {
            for (int i = 0; i < 10_000; i++) {
                long left = 1 + random.nextLong(HOUR.toNanos() >> random.nextInt(40));
                Agenda agenda = agenda(Duration.ofNanos(left));
                Session session = open(world, 1).get(0);
                agenda.arm(session);
                long wait = agenda.next() - session.opened();
                assertThat(wait).isBetween(left - left / 10, left + (1 << 20));
            }
        }
    }

    @Test
    void manyAtOneMomentCostNoMoreThanManyAtMany() {
        try (World world = World.with(clock, clock.settings())) {
            List<Session> sessions = open(world, MANY);
            Agenda agenda = agenda(HOUR);
            long start = System.nanoTime();
            for (int round = 0; round < 5; round++) {
                sessions.forEach(agenda::arm);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** An agenda of its own, with a lease that the registry does not know. */
    private Agenda agenda(Duration lease) {
        Clocks clocks = new Clocks(clock, clock::nanoTime);
        return new Agenda(clocks, new Deadlines(clocks, lease));
    }

    private static List<Session> open(World world, int count) {
        return IntStream.range(0, count).mapToObj(i -> open(world)).toList();
    }

    /** One that no registry watches. */
    private static Session open(World world) {
        Request request = world.request("ann", "ops").active();
        Session session = new Session(
                world.registry,
                request,
                world.engine.standing(request),
                List.of(),
                world.gateway,
                world.registry.moment());
        assertThat(session.open()).isTrue();
        return session;
    }

    private Set<Session> dueOver(Agenda agenda, Duration time, int part) {
        clock.pass(time);
        Set<Session> all = new HashSet<>();
        for (List<Session> due = agenda.due(part); !due.isEmpty(); due = agenda.due(part)) {
            assertThat(due.size()).isLessThanOrEqualTo(part);
            int before = all.size();
            all.addAll(due);
            assertThat(all).hasSize(before + due.size());
        }
        return all;
    }
}
