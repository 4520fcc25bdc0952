package dev.portcullis.cli;

import dev.portcullis.draft.DiagnosticDocument;
import dev.portcullis.explain.Check;
import dev.portcullis.explain.Reasoning;
import dev.portcullis.explain.RoleReport;
import dev.portcullis.explain.SectionReport;
import dev.portcullis.explain.Shortfall;
import dev.portcullis.explain.Step;
import dev.portcullis.server.point.DecisionDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A reasoning as a document for programs: all of it, however long. Keys are only ever added. */
final class ReasoningDocument {
    private ReasoningDocument() {}

    /** The document of the decision, with its reasons. */
    static Map<String, Object> of(Reasoning reasoning) {
        Map<String, Object> document = DecisionDocument.of(reasoning.decision());
        document.put(
                "checks", reasoning.checks().stream().map(ReasoningDocument::of).toList());
        document.put(
                "roles", reasoning.roles().stream().map(ReasoningDocument::of).toList());
        document.put(
                "missing",
                reasoning.missing().stream().map(ReasoningDocument::of).toList());
        return document;
    }

    private static Map<String, Object> of(Check check) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("check", check.line().name().toLowerCase(Locale.ROOT));
        put(document, check.step());
        return document;
    }

    private static Map<String, Object> of(RoleReport role) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("role", role.name());
        document.put("stance", role.stance().word());
        DiagnosticDocument.putPlace(document, role.place());
        document.put(
                "sections", role.sections().stream().map(ReasoningDocument::of).toList());
        document.put(
                "demands", role.demands().stream().map(ReasoningDocument::of).toList());
        return document;
    }

    private static Map<String, Object> of(SectionReport section) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("section", section.half().word());
        document.put("verb", Optional.of(section.verb()).filter(verb -> !verb.isEmpty()));
        put(document, section.step());
        return document;
    }

    private static Map<String, Object> of(Shortfall shortfall) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", shortfall.kind().word());
        document.put("who", shortfall.who());
        DiagnosticDocument.putPlace(document, shortfall.place());
        document.put("conditions", shortfall.conditions());
        document.put("text", shortfall.text());
        return document;
    }

    private static Map<String, Object> of(Step step) {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, step);
        return document;
    }

    private static void put(Map<String, Object> document, Step step) {
        document.put("outcome", step.outcome().word());
        document.put("text", step.text());
        DiagnosticDocument.putPlace(document, step.place());
        List<Map<String, Object>> children =
                step.children().stream().map(ReasoningDocument::of).toList();
        document.put("children", children);
    }
}
