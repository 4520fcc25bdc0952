package dev.portcullis.parse;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.format.SourceFormatter;
import dev.portcullis.format.SourcePrinter;
import dev.portcullis.format.Times;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.syntax.Dialect;
import java.util.Optional;

/** What a text can be read as, and how it is printed again. */
enum EntryPoint {
    FILE("file") {
        @Override
        Optional<Reading> read(SourceFile text, Diagnostics found) {
            return PolicyParser.file(Fragment.of(text), found)
                    .map(tree -> new Reading(
                            Trees.show(tree),
                            SourceFormatter.format(text, new Diagnostics()).orElseThrow()));
        }
    },
    RULES("rules") {
        @Override
        Optional<Reading> read(SourceFile text, Diagnostics found) {
            return expression(text, Dialect.RULES, found);
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

    private final String kind;

    EntryPoint(String kind) {
        this.kind = kind;
    }

    /** The word that case files use for such texts. */
    String kind() {
        return kind;
    }

    abstract Optional<Reading> read(SourceFile text, Diagnostics found);

    private static Optional<Reading> expression(SourceFile text, Dialect dialect, Diagnostics found) {
        return PolicyParser.expression(Fragment.of(text), dialect, found)
                .map(tree -> new Reading(Trees.show(tree), SourcePrinter.print(tree, dialect)));
    }
}
