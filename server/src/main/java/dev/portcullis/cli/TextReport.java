package dev.portcullis.cli;

import dev.portcullis.decision.Finding;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticPrinter;
import dev.portcullis.diagnostic.DiagnosticPrinter.Style;
import dev.portcullis.engine.Explanation;
import dev.portcullis.scenario.Comparison;
import dev.portcullis.scenario.Outcome;
import dev.portcullis.scenario.ScenarioResult;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Results of cases as people read them: every failure with what differs and why, then the numbers. */
final class TextReport {
    private static final String INDENT = "  ";
    private static final int WIDEST_COLUMN = 60;
    private static final int MOST_MISSING = 3;

    private final DiagnosticPrinter printer;

    TextReport(Style style) {
        this.printer = new DiagnosticPrinter(style);
    }

    void write(TestRun run, PrintWriter out) {
        for (Diagnostic diagnostic : run.diagnostics()) {
            out.println(printer.print(diagnostic));
        }
        Set<List<Diagnostic>> shown = new HashSet<>();
        for (ScenarioResult failure : run.failures()) {
            boolean again = failure.outcome() instanceof Outcome.Refused refused && !shown.add(refused.errors());
            out.println(again ? describe(failure, "why: the resources are not valid, as above") : describe(failure));
        }
        String leftOut = run.leftOut() == 0 ? "" : ", " + run.leftOut() + " left out";
        out.println(run.passed() + " passed, " + run.failed() + " failed" + leftOut);
    }

    /** A mistake in a file of cases. */
    String describe(Diagnostic mistake) {
        return printer.print(mistake);
    }

    /** A failure: what differs, and why. */
    String describe(ScenarioResult failure) {
        return describe(failure, why(failure.outcome()));
    }

    private static String describe(ScenarioResult failure, String why) {
        StringBuilder text =
                new StringBuilder("FAILED ").append(failure.scenario().id());
        text.append("  ").append(failure.scenario().title()).append('\n');
        text.append(INDENT).append(failure.scenario().place()).append('\n');
        table(failure.comparisons(), text);
        why.lines().forEach(line -> text.append(INDENT).append(line).append('\n'));
        return text.toString();
    }

    private static void table(List<Comparison> comparisons, StringBuilder text) {
        int names = width(comparisons.stream().map(Comparison::part).toList(), "decision");
        int expected = width(comparisons.stream().map(Comparison::expected).toList(), "expected");
        String row = INDENT + "%1s %-" + names + "s  %-" + expected + "s  %s";
        text.append(String.format(row, "", "", "expected", "actual").stripTrailing())
                .append('\n');
        for (Comparison comparison : comparisons) {
            String mark = comparison.agrees() ? "" : "!";
            String line = String.format(row, mark, comparison.part(), comparison.expected(), comparison.actual());
            text.append(line.stripTrailing()).append('\n');
        }
    }

    private static int width(List<String> column, String least) {
        int widest = column.stream().mapToInt(String::length).max().orElse(0);
        return Math.max(least.length(), Math.min(widest, WIDEST_COLUMN));
    }

    private String why(Outcome outcome) {
        if (outcome instanceof Outcome.Decided decided) {
            return "why: " + why(decided.explanation()) + missing(decided);
        }
        if (outcome instanceof Outcome.Loaded) {
            return "why: all resources are valid";
        }
        if (outcome instanceof Outcome.Refused refused) {
            return "why: the resources are not valid\n" + printer.print(refused.errors());
        }
        if (outcome instanceof Outcome.Crashed crashed) {
            return "why: unexpected error: " + crashed.fault();
        }
        throw new AssertionError("no case for " + outcome);
    }

    private static String missing(Outcome.Decided decided) {
        return decided.missing().stream()
                .map(shortfall -> "\nmissing: " + shortfall.text())
                .limit(MOST_MISSING)
                .collect(Collectors.joining());
    }

    private static String why(Explanation explanation) {
        Finding deciding = explanation.decision().finding();
        String origin = deciding.origin().toString();
        return deciding.reason().code() + (origin.isEmpty() ? "" : ", " + origin);
    }
}
