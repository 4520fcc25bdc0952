package dev.portcullis.benchmark.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.benchmark.peer.Floor;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.role.Role;
import dev.portcullis.source.SourceFile;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldTest {
    private static final World WORLD = World.of(1_000, 1_000);

    @ParameterizedTest
    @CsvSource({"10, 0", "10, 100", "1000, 10000"})
    void ourEngineGivesTheRightAnswers(int roles, int locks) {
        World world = World.of(roles, locks);
        PolicyEngine engine = new PolicyEngine(
                new PolicyCompiler().compile(world.catalog()).policy(), LockView.of(world.locks(), 1, Proof.ALWAYS));
        assertThat(world.questions())
                .allMatch(question ->
                        question.answer().is(engine.decide(question.request()).reason()));
    }

    @Test
    void theFloorGivesTheRightAnswers() {
        Floor floor = new Floor(WORLD);
        assertThat(WORLD.questions()).allMatch(question -> floor.answer(question.request()) == question.answer());
    }

    @Test
    void theMixIsAsItIsSaidToBe() {
        Map<Answer, Integer> parts = WORLD.questions().stream()
                .collect(Collectors.groupingBy(Question::answer, Collectors.summingInt(question -> 1)));
        assertThat(parts)
                .isEqualTo(Map.of(
                        Answer.ALLOWED,
                        World.REQUESTS / 20 * 16 + World.REQUESTS % 20,
                        Answer.DENIED,
                        World.REQUESTS / 20 * 3,
                        Answer.LOCKED,
                        World.REQUESTS / 20));
    }

    @Test
    void everyLockedRequestMatchesTwoLocks() {
        assertThat(WORLD.questions())
                .filteredOn(question -> question.answer() == Answer.LOCKED)
                .allMatch(question -> matching(question.request()) == 2);
        assertThat(WORLD.questions())
                .filteredOn(question -> question.answer() != Answer.LOCKED)
                .allMatch(question -> matching(question.request()) == 0);
    }

    private static long matching(Request request) {
        return WORLD.locks().stream()
                .filter(lock -> lock.inForce(request.now()) && matches(lock, request))
                .count();
    }

    private static boolean matches(Lock lock, Request request) {
        Subject.User user = (Subject.User) request.subject();
        String host = request.resource().serverId();
        Set<String> names = Stream.concat(
                        Stream.of(
                                user.name(),
                                user.mfaDevice(),
                                user.device().id(),
                                request.account().login(),
                                host,
                                host + "." + World.CLUSTER),
                        Stream.concat(user.roles().stream(), user.accessRequests().stream()))
                .collect(Collectors.toSet());
        return names.containsAll(lock.target().fields().values());
    }

    @Test
    void locksAreOfEveryKindOfTarget() {
        Set<TargetField> fields = WORLD.locks().stream()
                .flatMap(lock -> lock.target().fields().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(fields).isEqualTo(EnumSet.allOf(TargetField.class));
    }

    @Test
    void theRequestsAreTheSameWhateverTheNumberOfLocks() {
        assertThat(World.of(10, 0).questions().stream().map(Question::request))
                .isEqualTo(World.of(10, 100).questions().stream()
                        .map(Question::request)
                        .toList());
    }

    @Test
    void theTextOfThePolicyIsThePolicy() {
        CatalogReading reading = new CatalogReader().read(List.of(new SourceFile("roles.yaml", WORLD.yaml())));
        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.catalog().roles().stream().map(Role::name))
                .isEqualTo(WORLD.roles().stream().map(RoleSpec::name).toList());
        PolicyEngine engine = new PolicyEngine(
                new PolicyCompiler().compile(reading.catalog()).policy(), LockView.of(WORLD.locks(), 1, Proof.ALWAYS));
        assertThat(WORLD.questions())
                .allMatch(question ->
                        question.answer().is(engine.decide(question.request()).reason()));
    }

    @Test
    void theRulesAreValidAndConcernNoRequest() {
        CatalogReading reading = new CatalogReader()
                .read(List.of(
                        new SourceFile("roles.yaml", WORLD.yaml()),
                        new SourceFile("authors.rules", World.rules(0, 100))));
        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.catalog().rules()).hasSize(100);
        PolicyEngine engine = new PolicyEngine(
                new PolicyCompiler().compile(reading.catalog()).policy(), LockView.of(WORLD.locks(), 1, Proof.ALWAYS));
        assertThat(WORLD.questions())
                .allMatch(question ->
                        question.answer().is(engine.decide(question.request()).reason()));
    }
}
