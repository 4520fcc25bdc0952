package dev.portcullis.server.admin;

import dev.portcullis.decision.LockKnowledge;
import dev.portcullis.draft.DiagnosticDocument;
import dev.portcullis.follow.Fault;
import dev.portcullis.follow.FollowerState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How well the store is followed, for programs. */
final class StatusDocument {
    private StatusDocument() {}

    static Map<String, Object> of(FollowerState state) {
        LockKnowledge locks = state.locks();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("token", locks.token().toString());
        document.put("fresh", locks.fresh());
        if (locks.proven()) {
            document.put("age_nanos", locks.age().toNanos());
        }
        document.put("faults", state.faults().stream().map(StatusDocument::of).toList());
        return document;
    }

    private static Map<String, Object> of(Fault fault) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("part", fault.part().name().toLowerCase(Locale.ROOT));
        document.put("subject", fault.subject());
        document.put("message", fault.message());
        document.put("since", fault.since().toString());
        document.put(
                "diagnostics",
                fault.diagnostics().stream().map(DiagnosticDocument::of).toList());
        return document;
    }
}
