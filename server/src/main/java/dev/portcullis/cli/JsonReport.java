package dev.portcullis.cli;

import dev.portcullis.draft.DiagnosticDocument;
import dev.portcullis.explain.Shortfall;
import dev.portcullis.scenario.Comparison;
import dev.portcullis.scenario.Outcome;
import dev.portcullis.scenario.ScenarioResult;
import dev.portcullis.server.point.DecisionDocument;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results of cases as one JSON document. */
final class JsonReport {
    void write(TestRun run, PrintWriter out) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("passed", run.passed());
        document.put("failed", run.failed());
        document.put(
                "diagnostics",
                run.diagnostics().stream().map(DiagnosticDocument::of).toList());
        document.put("cases", run.results().stream().map(JsonReport::describe).toList());
        StructuredWriter.json().write(document, out);
    }

    private static Map<String, Object> describe(ScenarioResult result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", result.scenario().id());
        document.put("area", result.scenario().area());
        document.put("title", result.scenario().title());
        DiagnosticDocument.putPlace(document, result.scenario().place());
        document.put("passed", result.passed());
        document.put(
                "comparisons",
                result.comparisons().stream().map(JsonReport::describe).toList());
        document.put("answer", answer(result.outcome()));
        document.put("errors", errors(result.outcome()));
        document.put("missing", missing(result.outcome()));
        document.put("milliseconds", result.time().toMillis());
        return document;
    }

    private static Map<String, Object> describe(Comparison comparison) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("part", comparison.part());
        document.put("expected", comparison.expected());
        document.put("actual", comparison.actual());
        document.put("agrees", comparison.agrees());
        return document;
    }

    private static Optional<Map<String, Object>> answer(Outcome outcome) {
        return outcome instanceof Outcome.Decided decided
                ? Optional.of(DecisionDocument.of(decided.explanation().decision()))
                : Optional.empty();
    }

    private static List<String> missing(Outcome outcome) {
        return outcome instanceof Outcome.Decided decided
                ? decided.missing().stream().map(Shortfall::text).toList()
                : List.of();
    }

    private static List<Map<String, Object>> errors(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                ? refused.errors().stream().map(DiagnosticDocument::of).toList()
                : List.of();
    }
}
