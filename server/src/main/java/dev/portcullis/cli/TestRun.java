package dev.portcullis.cli;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.scenario.ScenarioResult;
import java.util.List;

/**
 * What came of all cases.
 *
 * @param results of the cases that could be read, in order of file and place
 * @param diagnostics everything to say about the case files; each error is a case that could not be read
 * @param leftOut how many cases were not selected
 */
record TestRun(List<ScenarioResult> results, List<Diagnostic> diagnostics, int leftOut) {
    TestRun {
        results = List.copyOf(results);
        diagnostics = List.copyOf(diagnostics);
    }

    boolean isEmpty() {
        return passed() + failed() == 0;
    }

    List<ScenarioResult> failures() {
        return results.stream().filter(result -> !result.passed()).toList();
    }

    List<Diagnostic> unreadable() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
    }

    int passed() {
        return results.size() - failures().size();
    }

    int failed() {
        return failures().size() + unreadable().size();
    }
}
