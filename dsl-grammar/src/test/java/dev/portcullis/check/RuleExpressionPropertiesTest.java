package dev.portcullis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.check.GeneratedConditions.Generated;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Dialect;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What fits is accepted, and one mistake is reported once, where it is. */
class RuleExpressionPropertiesTest {
    private static final int EXAMPLES = 3_000;
    private static final long SEED = Long.getLong("portcullis.seed", 20_260_105L);

    private static LongStream seeds() {
        return LongStream.range(SEED, SEED + EXAMPLES);
    }

    private static List<Diagnostic> errors(String text) {
        Diagnostics found = new Diagnostics();
        PolicyParser.expression(Fragment.of(new SourceFile("generated", text)), Dialect.RULES, found)
                .ifPresent(expression -> RuleExpressionChecker.condition(expression, found));
        return found.sorted().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    @Test
    void whatFitsIsAccepted() {
        seeds().mapToObj(GeneratedConditions::correct)
                .map(Generated::text)
                .forEach(text -> assertThat(errors(text)).as(text).isEmpty());
    }

    @Test
    void oneMistakeIsReportedOnceWhereItIs() {
        seeds().forEach(seed -> {
            int operands = GeneratedConditions.correct(seed).operands();
            Generated wrong = GeneratedConditions.wrong(seed, (int) (seed % operands));
            List<Diagnostic> errors = errors(wrong.text());
            assertThat(errors).as(wrong.text()).hasSize(1);
            Span place = errors.get(0).place();
            assertThat(place.start()).as(wrong.text()).isGreaterThanOrEqualTo(wrong.start());
            assertThat(place.end()).as(wrong.text()).isLessThanOrEqualTo(wrong.end());
        });
    }
}
