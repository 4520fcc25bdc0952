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
import dev.portcullis.syntax.RuleFile;
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

    private static List<Diagnostic> mistakes(String file) {
        Diagnostics found = new Diagnostics();
        assertThat(PolicyParser.file(Fragment.of(new SourceFile("a.rules", file)), found))
                .isEmpty();
        return found.sorted();
    }

    @Test
    @Timeout(30)
    void refusesHugeFiles() {
        assertThat(mistakes("#".repeat(PolicyParser.MAX_FILE_LENGTH + 1)))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.TOO_LONG);
        assertThat(mistakes("a ".repeat(PolicyParser.MAX_FILE_TOKENS + 1)))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.TOO_MANY_WORDS);
    }

    @Test
    @Timeout(30)
    void eachExpressionOfAFileHasItsOwnLimits() {
        String deep = "(".repeat(PolicyParser.MAX_DEPTH) + "a" + ")".repeat(PolicyParser.MAX_DEPTH);
        String wide = "a or ".repeat(9_000) + "a";
        String rule = "rule \"r\" when " + deep + " unless " + wide + " deny\n";
        Optional<RuleFile> tree = PolicyParser.file(Fragment.of(rule.repeat(4)), new Diagnostics());
        assertThat(tree.orElseThrow().rules()).hasSize(4);
    }

    @Test
    void anExpressionThatIsTooMuchHidesNoOtherMistake() {
        String file = "define a = " + "(".repeat(50_000) + "\n"
                + "define b = c.\nrule " + "(".repeat(50_000) + "\n"
                + "define d = " + "a or ".repeat(20_000) + "a\n"
                + "define e = \"" + "x".repeat(PolicyParser.MAX_LENGTH) + "\"\n"
                + "define f = g h\n";
        assertThat(mistakes(file))
                .extracting(found -> found.place().line() + " " + found.code())
                .containsExactly("1 TOO_DEEP", "3 TOO_DEEP", "4 TOO_MANY_WORDS", "5 TOO_LONG", "6 UNEXPECTED_WORD");
    }

    @Test
    @Timeout(30)
    void manyMistakesAreFoundSoon() {
        for (String line : List.of("rule\n", "define a = b c\n", "define a = (\n", "rule \"\u0001", "x\n")) {
            assertThat(mistakes(line.repeat(100_000))).isNotEmpty();
        }
    }

    @Test
    void placesInMessagesAreThoseOfTheFile() {
        Diagnostics found = new Diagnostics();
        String file = "rule \"r\" deny \"\\u00e9\\xc3\\xa9\\\\😀 {{user.traits[\\\"a b\\\"] ?}} x\"";
        PolicyParser.file(Fragment.of(new SourceFile("a.rules", file)), found);
        assertThat(found.sorted().get(0).place().start()).isEqualTo(file.indexOf('?'));
    }
}
