package dev.portcullis.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.format.SourcePrinter;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Or;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyParserTest {
    private static List<Diagnostic> mistakes(String text, Dialect dialect) {
        Diagnostics found = new Diagnostics();
        assertThat(PolicyParser.expression(Fragment.of(text), dialect, found)).isEmpty();
        return found.sorted();
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(5)
    void refusesHugeTextsAtOnce(Dialect dialect) {
        for (String text : List.of("(".repeat(100_000), "a && ".repeat(100_000) + "a", "x".repeat(1 << 20))) {
            assertThat(mistakes(text, dialect)).extracting(Diagnostic::code).containsExactly(DiagnosticCode.TOO_LONG);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(5)
    void refusesDeepTextsAtOnce(Dialect dialect) {
        for (String piece :
                List.of("(", "f(", "a[", "a.b.c.", "[", "!", "!(", "a[b].c(", "not ", "a.and.", "a[(b).c].d(")) {
            for (String text : List.of(piece.repeat(60_000 / piece.length()), ("a" + piece).repeat(10_000))) {
                assertThat(mistakes(text, dialect)).hasSize(1);
            }
        }
    }

    @Test
    @Timeout(5)
    void readsLongChains() {
        String text = "a || ".repeat(9_999) + "a";
        Diagnostics found = new Diagnostics();
        Optional<Expression> tree = PolicyParser.expression(Fragment.of(text), Dialect.WHERE, found);
        assertThat(found.sorted()).isEmpty();
        assertThat(((Or) tree.orElseThrow()).operands()).hasSize(10_000);
        assertThat(SourcePrinter.print(tree.orElseThrow(), Dialect.WHERE)).isEqualTo(text);
    }

    @Test
    void readsWhatIsAsDeepAsAllowed() {
        String text = "(".repeat(PolicyParser.MAX_DEPTH) + "a" + ")".repeat(PolicyParser.MAX_DEPTH);
        assertThat(PolicyParser.expression(Fragment.of(text), Dialect.LABELS, new Diagnostics()))
                .isPresent();
        String chain = "a" + ".b".repeat(PolicyParser.MAX_DEPTH);
        assertThat(PolicyParser.expression(Fragment.of(chain), Dialect.LABELS, new Diagnostics()))
                .isPresent();
    }

    @Test
    void treesAreHardlyDeeperThanTheirBrackets() {
        int levels = PolicyParser.MAX_DEPTH;
        String text = "a or a and a == f(".repeat(levels) + ")".repeat(levels);
        Optional<Expression> tree = PolicyParser.expression(Fragment.of(text), Dialect.RULES, new Diagnostics());
        assertThat(depth(tree.orElseThrow())).isLessThanOrEqualTo(4 * levels + 1);
    }

    private static int depth(Expression tree) {
        return 1
                + Trees.children(tree).stream()
                        .mapToInt(child -> depth(child))
                        .max()
                        .orElse(0);
    }

    @Test
    void refusesHalvesOfCharacters() {
        assertThat(mistakes("labels.a == \"\ud83d\"", Dialect.LABELS))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.UNKNOWN_CHARACTER);
    }

    @Test
    void placesAreThoseOfTheFileDespiteEscapes() {
        SourceFile file = new SourceFile("role.yaml", "e: \"labels[\\\"env\\\"] == 'x'\"\n");
        Span scalar = new Span(file, 3, file.text().length() - 1);
        Diagnostics found = new Diagnostics();
        PolicyParser.expression(new Fragment("labels[\"env\"] == 'x'", scalar), Dialect.LABELS, found);
        assertThat(found.sorted().get(0).place().text()).isEqualTo("'x'");
        assertThat(found.sorted().get(0).place()).hasToString("role.yaml:1:24");
    }

    @Test
    void placesCountUtf16UnitsAfterPictographs() {
        SourceFile file = new SourceFile("x", "equals(\"😀😀\", \"a\") ?");
        Diagnostics found = new Diagnostics();
        PolicyParser.expression(Fragment.of(file), Dialect.WHERE, found);
        assertThat(found.sorted().get(0).place().text()).isEqualTo("?");
    }

    @Test
    void durationsAreCountedLikeGoDoes() {
        Optional<Duration> duration = PolicyParser.duration(Fragment.of("1.0000000019s"), new Diagnostics());
        assertThat(duration).contains(Duration.ofNanos(1_000_000_001));
    }
}
