package dev.portcullis.server.point;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Obligation;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.draft.DiagnosticDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions as documents for programs. Keys are only ever added. */
public final class DecisionDocument {
    private DecisionDocument() {}

    /** A decision as maps, lists, texts, numbers, truth values and optional values. */
    public static Map<String, Object> of(Decision decision) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("decision", decision.effect().word());
        document.put("reason", decision.reason().code());
        document.put("by", textOf(decision.reason().by()));
        document.put("message", decision.message());
        document.put("admin_message", decision.adminMessage());
        document.put("decided_by", of(decision.finding().origin()));
        document.put("obligations", of(decision.obligations()));
        document.put("warnings", decision.warnings());
        document.put("generation", decision.generation());
        document.put("lock_revision", decision.locks().token().revision());
        document.put(
                "lock_epoch",
                Optional.of(decision.locks().token().epoch()).filter(epoch -> !epoch.equals(StoreToken.NONE.epoch())));
        document.put("lock_view_fresh", decision.locks().fresh());
        document.put(
                "holds_until",
                Optional.of(decision.holdsUntil())
                        .filter(until -> !until.equals(Instant.MAX))
                        .map(Instant::toString));
        return document;
    }

    private static Map<String, Object> of(List<Obligation> obligations) {
        Map<String, Object> document = new LinkedHashMap<>();
        obligations.forEach(obligation -> document.put(obligation.name(), obligation.value()));
        return document;
    }

    private static Optional<Map<String, Object>> of(Origin origin) {
        if (origin.kind().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", origin.kind());
        document.put("name", textOf(origin.name()));
        DiagnosticDocument.putPlace(document, origin.place());
        return Optional.of(document);
    }

    private static Optional<String> textOf(String text) {
        return Optional.of(text).filter(words -> !words.isEmpty());
    }
}
