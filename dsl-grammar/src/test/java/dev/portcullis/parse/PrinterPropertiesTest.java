package dev.portcullis.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.portcullis.check.DialectTable;
import dev.portcullis.check.ExpressionChecker;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.format.SourcePrinter;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Matcher;
import dev.portcullis.syntax.Template;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

/** What is printed is read again as the same tree, for thousands of trees of any form. */
class PrinterPropertiesTest {
    private static final int EXAMPLES = 5_000;
    private static final long SEED = Long.getLong("portcullis.seed", 20_260_105L);

    private static final List<String> WORDS = List.of(
            "(",
            "(",
            ")",
            ")",
            "[",
            "]",
            ".",
            ",",
            " && ",
            " || ",
            "!",
            " == ",
            " in ",
            " not ",
            " and ",
            "labels.a",
            "contains",
            "\"x\"",
            "`y`",
            "5",
            "1h",
            "{{",
            "}}",
            "\\",
            "\n",
            "//",
            "#",
            "-",
            "user.spec.traits[\"t\"]");

    private static Expression parse(String text, Dialect dialect) {
        Diagnostics found = new Diagnostics();
        Optional<Expression> tree =
                PolicyParser.expression(Fragment.of(new SourceFile("printed", text)), dialect, found);
        assertThat(found.sorted()).as(text).isEmpty();
        return tree.orElseThrow();
    }

    private static void announce(Object what) {
        System.out.println("trees of " + what + ": -Dportcullis.seed=" + SEED);
    }

    @ParameterizedTest
    @EnumSource
    void expressionsSurvive(Dialect dialect) {
        announce(dialect);
        Gen<Expression> trees = source -> GeneratedTrees.generate(dialect, source);
        qt().withFixedSeed(SEED).withExamples(EXAMPLES).forAll(trees).checkAssert(tree -> {
            String printed = SourcePrinter.print(tree, dialect);
            Expression again = parse(printed, dialect);
            assertThat(Trees.show(again)).isEqualTo(Trees.show(tree));
            assertThat(SourcePrinter.print(again, dialect)).isEqualTo(printed);
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyNodeStandsAtItsPlace(Dialect dialect) {
        announce(dialect);
        Gen<Expression> trees = source -> GeneratedTrees.generate(dialect, source);
        qt().withFixedSeed(SEED).withExamples(500).forAll(trees).checkAssert(tree -> {
            Expression read = parse(SourcePrinter.print(tree, dialect), dialect);
            Trees.nodes(read)
                    .filter(node -> !(node instanceof Expression.Name))
                    .forEach(node -> assertThat(Trees.show(parse(node.span().text(), dialect)))
                            .isEqualTo(Trees.show(node)));
        });
    }

    @Test
    void templatesSurvive() {
        announce("templates");
        Gen<Expression> trees = source -> GeneratedTrees.generate(Dialect.TEMPLATE, source);
        qt().withFixedSeed(SEED).withExamples(EXAMPLES).forAll(trees).checkAssert(tree -> {
            Template template = new Template.Substitution("pre ", tree, " suf", Span.NONE);
            Optional<Template> again =
                    PolicyParser.template(Fragment.of(SourcePrinter.print(template)), new Diagnostics());
            assertThat(again.map(Trees::show)).contains(Trees.show(template));
        });
    }

    @Test
    void everyTextIsAPattern() {
        announce("patterns");
        Gen<String> texts = SourceDSL.strings().betweenCodePoints('#', '^').ofLengthBetween(0, 12);
        qt().withFixedSeed(SEED).withExamples(EXAMPLES).forAll(texts).checkAssert(text -> {
            Optional<Matcher> matcher = PolicyParser.matcher(Fragment.of(text), new Diagnostics());
            assertThat(matcher.map(SourcePrinter::print)).contains(text);
        });
    }

    @Test
    void noOrderOfWordsMakesTheParserThrow() {
        announce("words");
        Gen<List<String>> words =
                SourceDSL.lists().of(SourceDSL.arbitrary().pick(WORDS)).ofSizeBetween(0, 60);
        qt().withFixedSeed(SEED).withExamples(EXAMPLES).forAll(words).checkAssert(soup -> {
            String text = String.join("", soup);
            for (Dialect dialect : Dialect.values()) {
                Diagnostics found = new Diagnostics();
                Optional<Expression> tree = PolicyParser.expression(Fragment.of(text), dialect, found);
                assertThat(tree.isEmpty()).isEqualTo(found.hasErrors());
                tree.ifPresent(read -> assertThat(ExpressionChecker.condition(read, DialectTable.LABELS, found)
                                .isEmpty())
                        .isEqualTo(found.hasErrors()));
            }
            PolicyParser.template(Fragment.of(text), new Diagnostics());
        });
    }

    @Test
    void noTextMakesTheParserThrow() {
        announce("texts");
        Gen<String> texts = SourceDSL.strings().allPossible().ofLengthBetween(0, 40);
        qt().withFixedSeed(SEED).withExamples(EXAMPLES).forAll(texts).checkAssert(text -> {
            for (Dialect dialect : Dialect.values()) {
                Diagnostics found = new Diagnostics();
                Optional<Expression> tree = PolicyParser.expression(Fragment.of(text), dialect, found);
                assertThat(tree.isEmpty()).isEqualTo(found.hasErrors());
            }
        });
    }
}
