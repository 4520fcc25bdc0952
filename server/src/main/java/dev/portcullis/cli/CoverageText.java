package dev.portcullis.cli;

import dev.portcullis.coverage.Branch;
import dev.portcullis.coverage.Coverage;
import dev.portcullis.coverage.FileCoverage;
import dev.portcullis.coverage.Share;
import dev.portcullis.source.Span;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What tests have shown of rules as people read it: the numbers, and what is not shown yet. */
final class CoverageText {
    private static final int LONGEST = 80;

    private CoverageText() {}

    /** Something that tests have not shown. */
    private record Gap(Span place, String text) {
        @Override
        public String toString() {
            return place.line() + ":" + place.column() + "  " + text;
        }
    }

    static void write(Coverage coverage, PrintWriter out) {
        out.println("coverage " + of(coverage.share(), coverage.ruleShare(), coverage.branchShare()));
        for (FileCoverage file : coverage.files()) {
            out.println("  " + file.file().name() + "  " + of(file.share(), file.ruleShare(), file.branchShare()));
            gaps(file).forEach(gap -> out.println("    " + gap));
        }
    }

    private static String of(Share all, Share rules, Share branches) {
        return all.percent() + " %: " + rules.seen() + " of " + rules.all() + " rules applied, " + branches.seen()
                + " of " + branches.all() + " conditions both true and false";
    }

    /** Of a condition that was never evaluated, its parts say nothing new. */
    private static List<Gap> gaps(FileCoverage file) {
        Stream<Gap> rules = file.rules().stream()
                .filter(rule -> !rule.applied())
                .map(rule -> new Gap(rule.place(), "rule " + rule.place().text() + " " + rule.gap()));
        Stream<Gap> branches = file.branches().stream()
                .filter(branch -> !branch.covered() && !isInsideUnevaluated(branch, file))
                .map(branch -> new Gap(branch.place(), branch.gap() + ": " + words(branch.place())));
        return Stream.concat(rules, branches)
                .sorted(Comparator.comparing(gap -> gap.place().start()))
                .toList();
    }

    private static boolean isInsideUnevaluated(Branch inner, FileCoverage file) {
        return inner.count().asked() == 0
                && file.branches().stream().anyMatch(outer -> outer.count().asked() == 0 && isInside(inner, outer));
    }

    private static boolean isInside(Branch inner, Branch outer) {
        return !outer.equals(inner)
                && outer.place().start() <= inner.place().start()
                && outer.place().end() >= inner.place().end();
    }

    /** On one line, as it is written. */
    static String words(Span place) {
        String text = Table.visible(place.text().replaceAll("\\s+", " "));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
