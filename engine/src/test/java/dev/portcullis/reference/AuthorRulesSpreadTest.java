package dev.portcullis.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.portcullis.decision.Reason;
import dev.portcullis.syntax.Conclusion;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random rules are worth comparing: most files of them are valid, and rules decide often enough. */
class AuthorRulesSpreadTest {
    private static final int SAMPLES = 3_000;
    private static final ReferenceDecider REFERENCE = new ReferenceDecider();

    @Test
    void rulesDecideInAHundredWorldsOnAverage() {
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        Map<Class<? extends Conclusion>, Integer> conclusions = new HashMap<>();
        int[] withRules = {0};
        qt().withFixedSeed(1)
                .withExamples(SAMPLES)
                .withUnlimitedTestingTime()
                .forAll(PolicyWorld.worlds())
                .checkAssert(world -> {
                    withRules[0] += world.catalog().rules().isEmpty() ? 0 : 1;
                    world.catalog()
                            .rules()
                            .forEach(rule -> conclusions.merge(
                                    rule.checked().rule().conclusion().getClass(), 1, Integer::sum));
                    reasons.merge(
                            REFERENCE
                                    .decide(world.catalog(), world.stale(), world.request())
                                    .reason(),
                            1,
                            Integer::sum);
                });
        System.out.println(reasons + " " + conclusions + " " + withRules[0]);
        assertThat(withRules[0]).isGreaterThan(SAMPLES / 2);
        assertThat(reasons)
                .allSatisfy(
                        (reason, count) -> assertThat(count).as(reason.code()).isGreaterThan(SAMPLES / 100));
        assertThat(reasons).containsKeys(Reason.RULE, Reason.ERROR, Reason.GRANTED, Reason.NO_MATCH);
    }
}
