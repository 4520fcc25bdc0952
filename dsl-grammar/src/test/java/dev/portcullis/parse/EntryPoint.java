package dev.portcullis.parse;

import dev.portcullis.check.RuleClashes;
import dev.portcullis.check.RuleExpressionChecker;
import dev.portcullis.check.RuleFileChecker;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.format.SourceFormatter;
import dev.portcullis.format.SourcePrinter;
import dev.portcullis.format.Times;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.syntax.Dialect;
import java.util.List;
import java.util.Optional;

/** What a text can be read as, and how it is printed again. */
enum EntryPoint {
    FILE("file|policy") {
        @Override
        Optional<Reading> read(SourceFile text, Diagnostics found) {
            return PolicyParser.file(Fragment.of(text), found)
                    .map(tree -> new Reading(
                            Trees.show(tree),
                            SourceFormatter.format(text, new Diagnostics()).orElseThrow()));
        }

        @Override
        void check(SourceFile text, Diagnostics found) {
            PolicyParser.file(Fragment.of(text), found)
                    .flatMap(tree -> RuleFileChecker.check(tree, found))
                    .ifPresent(checked -> RuleClashes.check(List.of(checked), found));
        }
    },
    RULES("rules|condition") {
        @Override
        Optional<Reading> read(SourceFile text, Diagnostics found) {
            return expression(text, Dialect.RULES, found);
        }

        @Override
        void check(SourceFile text, Diagnostics found) {
            PolicyParser.expression(Fragment.of(text), Dialect.RULES, found)
                    .ifPresent(tree -> RuleExpressionChecker.condition(tree, found));
        }
    },
    WHERE("where") {
        @Override
        Optional<Reading> read(SourceFile text, Diagnostics found) {
            return expression(text, Dialect.WHERE, found);
        }
    },
    LABELS("labels") {
        @Override
        Optional<Reading> read(SourceFile text, Diagnostics found) {
            return expression(text, Dialect.LABELS, found);
        }
    },
    INSIDE_TEMPLATE("template") {
        @Override
        Optional<Reading> read(SourceFile text, Diagnostics found) {
            return expression(text, Dialect.TEMPLATE, found);
        }
    },
    TEMPLATE("template") {
        @Override
        Optional<Reading> read(SourceFile text, Diagnostics found) {
            return PolicyParser.template(Fragment.of(text), found)
                    .map(tree -> new Reading(Trees.show(tree), SourcePrinter.print(tree)));
        }
    },
    MATCHER("matcher") {
        @Override
        Optional<Reading> read(SourceFile text, Diagnostics found) {
            return PolicyParser.matcher(Fragment.of(text), found)
                    .map(tree -> new Reading(Trees.show(tree), SourcePrinter.print(tree)));
        }
    },
    DURATION("duration") {
        @Override
        Optional<Reading> read(SourceFile text, Diagnostics found) {
            return PolicyParser.duration(Fragment.of(text), found)
                    .map(value -> new Reading(value.toString(), Times.print(value)));
        }
    },
    TIMESTAMP("timestamp") {
        @Override
        Optional<Reading> read(SourceFile text, Diagnostics found) {
            return PolicyParser.timestamp(Fragment.of(text), found)
                    .map(value -> new Reading(value.toString(), value.toString()));
        }
    };

    /**
     * What was read.
     *
     * @param tree the same for equal trees
     * @param print text that gives the tree again
     */
    record Reading(String tree, String print) {}

    private static final int LONGEST = 4_000;

    private final String kinds;

    /**
     * @param kinds pattern for the words that case files use for such texts
     */
    EntryPoint(String kinds) {
        this.kinds = kinds;
    }

    /** The cases of such texts, those aside that are about length. */
    List<String> cases() {
        return CaseFile.all()
                .filter(example -> example.kind().matches(kinds))
                .map(CaseFile::text)
                .filter(text -> text.length() < LONGEST)
                .toList();
    }

    abstract Optional<Reading> read(SourceFile text, Diagnostics found);

    /** What comes after reading, where a checker of our own rules knows such texts. */
    void check(SourceFile text, Diagnostics found) {}

    private static Optional<Reading> expression(SourceFile text, Dialect dialect, Diagnostics found) {
        return PolicyParser.expression(Fragment.of(text), dialect, found)
                .map(tree -> new Reading(Trees.show(tree), SourcePrinter.print(tree, dialect)));
    }
}
