package dev.portcullis.server.extauthz;

import com.google.protobuf.Struct;
import dev.portcullis.decision.Decision;
import dev.portcullis.server.point.DecisionDocument;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Envoy's access log and later filters can ask about a decision. */
final class Metadata {
    private Metadata() {}

    /** All of a decision about a user. */
    static Struct of(Decision decision, String user) {
        Map<String, Object> document = new LinkedHashMap<>(DecisionDocument.of(decision));
        document.put("user", user);
        return Structs.of(document);
    }

    /** A request that was refused before it could be decided. */
    static Struct refused(String reason, String message) {
        return Structs.of(Map.of("decision", "deny", "reason", reason, "message", message));
    }
}
