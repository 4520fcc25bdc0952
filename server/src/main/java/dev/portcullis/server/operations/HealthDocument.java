package dev.portcullis.server.operations;

import dev.portcullis.decision.LockKnowledge;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.draft.DiagnosticDocument;
import dev.portcullis.follow.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a server is, for those who may know. Keys are only ever added. */
final class HealthDocument {
    private HealthDocument() {}

    /** The word alone. */
    static Map<String, Object> of(String status) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", status);
        return document;
    }

    /** The word, and all that is known. */
    static Map<String, Object> of(String status, Health health) {
        Map<String, Object> document = of(status);
        document.put("policy_generation", health.generation());
        document.putAll(locks(health.locks()));
        document.put("faults", health.faults().stream().map(HealthDocument::of).toList());
        document.put("broken_logs", health.brokenLogs());
        Optional.of(health.certificate())
                .filter(fault -> !fault.isEmpty())
                .ifPresent(fault -> document.put("certificate_fault", fault));
        return document;
    }

    private static Map<String, Object> locks(LockKnowledge locks) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("lock_epoch", locks.token().epoch());
        document.put("lock_revision", locks.token().revision());
        document.put("lock_view_fresh", locks.fresh());
        document.put(
                "lock_view_age_ms",
                Optional.of(locks)
                        .filter(LockKnowledge::proven)
                        .map(known -> known.age().toMillis()));
        return document;
    }

    private static Map<String, Object> of(Fault fault) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("part", fault.part().name().toLowerCase(Locale.ROOT));
        document.put("subject", fault.subject());
        document.put("message", fault.message());
        document.put("since", fault.since().toString());
        document.put("diagnostics", of(fault.diagnostics()));
        return document;
    }

    private static List<Map<String, Object>> of(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(DiagnosticDocument::of).toList();
    }
}
