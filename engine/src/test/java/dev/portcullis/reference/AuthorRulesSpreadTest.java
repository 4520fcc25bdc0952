package dev.portcullis.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.portcullis.syntax.Conclusion;
import dev.portcullis.syntax.Conclusion.Allow;
import dev.portcullis.syntax.Conclusion.Deny;
import dev.portcullis.syntax.Conclusion.Terminate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random rules are worth comparing: a text that the checker refuses would leave its world without rules. */
class AuthorRulesSpreadTest {
    private static final int SAMPLES = 1_000;

    @Test
    void mostRandomFilesOfRulesAreValid() {
        List<Boolean> withRules = new ArrayList<>();
        List<Class<? extends Conclusion>> conclusions = new ArrayList<>();
        qt().withFixedSeed(1)
                .withExamples(SAMPLES)
                .withUnlimitedTestingTime()
                .forAll(PolicyWorld.worlds())
                .checkAssert(world -> {
                    withRules.add(!world.catalog().rules().isEmpty());
                    world.catalog()
                            .rules()
                            .forEach(rule -> conclusions.add(
                                    rule.checked().rule().conclusion().getClass()));
                });
        assertThat(withRules.stream().filter(has -> has)).hasSizeGreaterThan(SAMPLES / 2);
        for (Class<? extends Conclusion> conclusion : List.of(Allow.class, Deny.class, Terminate.class)) {
            assertThat(conclusions.stream().filter(conclusion::equals)).hasSizeGreaterThan(SAMPLES / 4);
        }
    }
}
