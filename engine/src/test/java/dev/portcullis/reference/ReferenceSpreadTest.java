package dev.portcullis.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.portcullis.decision.Reason;
import dev.portcullis.request.Subject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReferenceSpreadTest {
    private static final int SAMPLES = 5_000;
    private static final Set<Reason> WITHOUT_SOURCE = EnumSet.of(Reason.REVISION_NOT_REACHED);
    private static final ReferenceDecider REFERENCE = new ReferenceDecider();

    @Test
    void everyReasonComesUpInAHundredWorldsOnAverage() {
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        forAll(world -> reasons.merge(verdict(world).reason(), 1, Integer::sum));
        System.out.println(reasons);
        assertThat(reasons)
                .containsOnlyKeys(EnumSet.complementOf(EnumSet.copyOf(WITHOUT_SOURCE)))
                .allSatisfy(
                        (reason, count) -> assertThat(count).as(reason.code()).isGreaterThan(SAMPLES / 100));
    }

    @Test
    void errorsOfRolesDecideInTwoHundredWorldsOnAverage() {
        Map<String, Integer> errors = new TreeMap<>();
        forAll(world -> {
            if (verdict(world).reason() == Reason.ROLE_DENIED && isError(world)) {
                errors.merge(world.request().action().name(), 1, Integer::sum);
            }
        });
        System.out.println(errors);
        assertThat(errors.get("api")).isGreaterThan(SAMPLES / 200);
        assertThat(errors.get("connect")).isGreaterThan(SAMPLES / 200);
    }

    private static void forAll(Consumer<PolicyWorld> look) {
        qt().withFixedSeed(1)
                .withExamples(SAMPLES)
                .withUnlimitedTestingTime()
                .forAll(PolicyWorld.worlds())
                .checkAssert(look);
    }

    private static Verdict verdict(PolicyWorld world) {
        return REFERENCE.decide(world.catalog(), world.stale(), world.request());
    }

    private static boolean isError(PolicyWorld world) {
        return world.request().subject() instanceof Subject.User user
                && ReferenceDecider.policyRefusal(new Identity(user, world.catalog()), world.request())
                        .map(Refusal::cause)
                        .equals(Optional.of(Refusal.Cause.ERROR));
    }
}
