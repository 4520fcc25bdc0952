package dev.portcullis.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Reason;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockWrite;
import dev.portcullis.request.Action;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.session.OpenResult.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionRegistryTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void opensWhatIsAllowed() {
        try (World world = new World()) {
            Session session = world.open("ann", "ops");
            assertThat(session.isOpen()).isTrue();
            assertThat(session.openedAt()).isEqualTo(HandClock.START);
            assertThat(session.request()).isEqualTo(world.request("ann", "ops").active());
            assertThat(world.registry.sessions()).containsExactly(session);
            assertThat(world.registry.session(session.id())).contains(session);
        }
    }

    @Test
    void refusesWhatIsNotAllowedAndForgetsIt() {
        try (World world = new World()) {
            OpenResult result = world.registry.open(world.request("ann", "none"), world.gateway);
            assertThat(result).isInstanceOf(Refused.class);
            assertThat(result.decision().reason()).isEqualTo(Reason.NO_MATCH);
            assertThat(world.registry.sessions()).isEmpty();
            world.put(World.lock("ann"));
            assertThat(world.gateway.count()).isZero();
        }
    }

    @Test
    void refusesALockedUserWithTheTextOfTheLock() {
        try (World world = new World()) {
            world.put(Lock.of("l", LockTarget.of(TargetField.USER, "ann"), "Call us."));
            Decision decision = world.registry
                    .open(world.request("ann", "ops"), world.gateway)
                    .decision();
            assertThat(decision.effect()).isEqualTo(Effect.DENY);
            assertThat(decision.message()).isEqualTo("lock targeting User:\"ann\" is in force: Call us.");
        }
    }

    @Test
    void refusesASessionThatWouldEndAtOnce() {
        try (World world = new World(World.ROLES, "rule \"no\" for node when session.active terminate \"Never.\"")) {
            OpenResult result = world.registry.open(world.request("ann", "ops"), world.gateway);
            assertThat(result).isInstanceOf(Refused.class);
            assertThat(result.decision().effect()).isEqualTo(Effect.TERMINATE);
            assertThat(result.decision().message()).isEqualTo("Never.");
        }
    }

    @Test
    void refusesRequestsThatOpenNoSession() {
        try (World world = new World()) {
            Request running = world.request("ann", "ops").active();
            Request call = Request.call(
                    Subject.User.local("ann", List.of("ops"), Map.of()), Action.API, world.clock.instant());
            assertThatIllegalArgumentException().isThrownBy(() -> world.registry.open(running, world.gateway));
            assertThatIllegalArgumentException().isThrownBy(() -> world.registry.open(call, world.gateway));
        }
    }

    @Test
    void aLockEndsItsSessionsOnceAndNoOthers() {
        try (World world = new World()) {
            Session first = world.open("ann", "ops");
            Session second = world.open("ann", "ops");
            Session other = world.open("bob", "ops");
            Lock lock = World.lock("ann");
            world.put(lock);
            world.registry.locksWritten(List.of(new LockWrite(lock, world.clock.instant())));
            for (Session ended : List.of(first, second)) {
                Termination end = world.end(ended);
                assertThat(end.code()).isEqualTo("locked");
                assertThat(end.message()).isEqualTo("lock targeting User:\"ann\" is in force");
                assertThat(end.adminMessage()).isEqualTo("lock \"lock-ann\": " + end.message());
                assertThat(end.decision().orElseThrow().effect()).isEqualTo(Effect.TERMINATE);
                assertThat(ended.isOpen()).isFalse();
            }
            assertThat(world.registry.sessions()).containsExactly(other);
        }
    }

    @ParameterizedTest
    @CsvSource({"USER, ann", "ROLE, ops", "LOGIN, root", "SERVER_ID, web-1", "SERVER_ID, web-1.cluster", "NODE, web-1"})
    void aLockFindsItsSessionsByWhateverItTargets(TargetField field, String value) {
        try (World world = new World()) {
            Session session = world.open("ann", "ops");
            String named = value.replace(
                    "cluster", world.engine.standing(session.request()).cluster());
            world.put(Lock.of("l", LockTarget.of(field, named), ""));
            assertThat(world.end(session).code()).isEqualTo("locked");
        }
    }

    @Test
    void aLockThatIsDeletedEndsNothingMore() {
        try (World world = new World()) {
            Lock lock = World.lock("ann");
            world.put(lock);
            world.remove(lock);
            Session session = world.open("ann", "ops");
            world.pass(SECOND);
            assertThat(session.isOpen()).isTrue();
        }
    }

    @Test
    void aSessionThatTheGatewayHasClosedIsNotTerminated() {
        try (World world = new World()) {
            Session session = world.open("ann", "ops");
            session.close();
            session.close();
            world.put(World.lock("ann"));
            assertThat(world.gateway.count()).isZero();
            assertThat(world.registry.session(session.id())).isEmpty();
        }
    }

    @Test
    void closingAfterTheEndDoesNoHarm() {
        try (World world = new World()) {
            Session session = world.open("ann", "ops");
            world.put(World.lock("ann"));
            session.close();
            assertThat(session.renew()).isFalse();
            session.touch();
            assertThat(world.gateway.count()).isEqualTo(1);
            assertThat(world.registry.sessions()).isEmpty();
        }
    }

    @Test
    void whatAListenerThrowsIsCountedAndStopsNobody() {
        HandClock clock = new HandClock();
        List<Throwable> faults = new ArrayList<>();
        try (World world = World.with(clock, clock.settings().withFaults(faults::add))) {
            IllegalStateException broken = new IllegalStateException("broken on purpose");
            List<Session> told = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                world.registry.open(world.request("ann", "ops"), (session, termination) -> {
                    told.add(session);
                    throw broken;
                });
            }
            world.put(World.lock("ann"));
            assertThat(told).hasSize(3).doesNotHaveDuplicates();
            assertThat(world.registry.faults()).isEqualTo(3);
            assertThat(faults).containsExactly(broken, broken, broken);
        }
    }

    @Test
    void anExecutorThatRefusesDoesNotLoseATermination() {
        HandClock clock = new HandClock();
        try (World world = World.with(clock, clock.settings().withListeners(call -> {
            throw new RejectedExecutionException("full on purpose");
        }))) {
            Session session = world.open("ann", "ops");
            world.put(World.lock("ann"));
            assertThat(world.end(session).code()).isEqualTo("locked");
            assertThat(world.registry.faults()).isEqualTo(1);
        }
    }

    @Test
    void listenersMayCallTheRegistry() {
        try (World world = new World()) {
            List<OpenResult> again = new ArrayList<>();
            world.registry.open(world.request("ann", "ops"), (session, termination) -> {
                session.close();
                again.add(world.registry.open(world.request("ann", "ops"), world.gateway));
            });
            world.put(World.lock("ann"));
            assertThat(again).hasSize(1).allMatch(result -> result instanceof Refused);
        }
    }

    @Test
    void closingTheRegistryEndsEverySession() {
        World world = new World();
        Session session = world.open("ann", "ops");
        world.close();
        assertThat(world.end(session).code()).isEqualTo("shut_down");
        assertThatIllegalStateException().isThrownBy(() -> world.open("ann", "ops"));
        world.close();
        assertThat(world.gateway.count()).isEqualTo(1);
    }

    @Test
    void aPolicyChangeEndsSessionsByNewTerminateRulesOnly() {
        try (World world = new World()) {
            Session ann = world.open("ann", "ops");
            Session bob = world.open("bob", "ops");
            world.use(World.policy("", "rule \"out\" for node when user.name == \"bob\" terminate \"Out.\""));
            assertThat(bob.isOpen()).isTrue();
            world.beat();
            assertThat(world.end(bob).message()).isEqualTo("Out.");
            assertThat(ann.isOpen()).isTrue();
        }
    }

    @Test
    void aPolicyChangeEndsSessionsThatAreNotAllowedAnyMoreWhereTheClusterSaysSo() {
        try (World world = new World()) {
            List<Session> sessions = IntStream.range(0, 1_000)
                    .mapToObj(i -> world.open("u" + i, "ops"))
                    .toList();
            world.use(World.policy(
                    "{kind: cluster_auth_preference, version: v2, metadata: {name: cluster-auth-preference},"
                            + " spec: {on_policy_change: terminate}}",
                    ""));
            world.beat();
            assertThat(sessions).allMatch(session -> world.end(session).code().equals("no_match"));
        }
    }

    @Test
    void whereOnlyLocksDecideAUserWithoutRolesStaysUntilLocked() {
        HandClock clock = new HandClock();
        try (World world = World.with(clock, clock.settings().withMode(DecisionMode.LOCK_ONLY))) {
            Session session = world.open("ann", "unknown");
            Session brief = world.open("bob", "brief");
            world.use(World.policy(
                    "{kind: cluster_auth_preference, version: v2, metadata: {name: cluster-auth-preference},"
                            + " spec: {on_policy_change: terminate}}",
                    ""));
            world.pass(Duration.ofHours(2));
            assertThat(List.of(session, brief)).allMatch(Session::isOpen);
            world.put(World.lock("ann"));
            assertThat(world.end(session).code()).isEqualTo("locked");
            assertThat(brief.isOpen()).isTrue();
        }
    }

    @Test
    void timesAreMeasuredFromTheCommitOfTheLock() {
        try (World world = new World()) {
            Session session = world.open("ann", "ops");
            assertThat(world.registry.count()).isEqualTo(1);
            world.clock.pass(SECOND);
            world.put(World.lock("ann"), HandClock.START);
            world.clock.pass(SECOND);
            session.acknowledge();
            session.acknowledge();
            assertThat(world.registry.times().toListener().count()).isEqualTo(1);
            assertThat(world.registry.times().toListener().median()).isBetween(SECOND, Duration.ofMillis(1_001));
            assertThat(world.registry.times().toListener(List.of(Duration.ofMillis(999), Duration.ofMillis(1_001))))
                    .satisfies(times -> assertThat(times.count()).isEqualTo(1))
                    .satisfies(times -> assertThat(times.sum()).isBetween(SECOND, Duration.ofMillis(1_001)))
                    .satisfies(times -> assertThat(times.within()).containsExactly(0L, 1L));
            assertThat(world.registry.times().toAcknowledgement().count()).isEqualTo(1);
            assertThat(world.registry
                            .times()
                            .toAcknowledgement(List.of(Duration.ofDays(1)))
                            .within())
                    .containsExactly(1L);
            assertThat(world.registry.times().toAcknowledgement().longest())
                    .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_002));
        }
    }

    @Test
    void endsThatNoLockHasCausedAreNotMeasured() {
        HandClock clock = new HandClock();
        try (World world = World.with(clock, clock.settings().withLease(SECOND))) {
            Session session = world.open("ann", "ops");
            world.pass(SECOND.multipliedBy(2));
            session.acknowledge();
            assertThat(world.end(session).code()).isEqualTo("lease_lost");
            assertThat(Stream.of(
                            world.registry.times().toListener(),
                            world.registry.times().toAcknowledgement()))
                    .allMatch(times -> times.count() == 0);
        }
    }

    @Test
    void aNegativeLeaseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SessionSettings.DEFAULT.withLease(SECOND.negated()));
    }
}
