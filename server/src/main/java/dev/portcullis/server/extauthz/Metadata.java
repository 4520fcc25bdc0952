package dev.portcullis.server.extauthz;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Obligation;
import dev.portcullis.decision.Origin;
import dev.portcullis.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Envoy's access log and later filters can ask about a decision. */
final class Metadata {
    private Metadata() {}

    /** All of a decision about a user. */
    static Struct of(Decision decision, String user) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("decision", Structs.text(decision.effect().word()));
        fields.put("reason", Structs.text(decision.reason().code()));
        fields.put("message", Structs.text(decision.message()));
        fields.put("user", Structs.text(user));
        fields.put("decided_by", Structs.struct(origin(decision.finding().origin())));
        fields.put("generation", Structs.number(decision.generation()));
        fields.put("revision", Structs.text(decision.locks().token().toString()));
        fields.put("obligations", Structs.struct(obligations(decision.obligations())));
        fields.put("warnings", Structs.texts(decision.warnings()));
        return Struct.newBuilder().putAllFields(fields).build();
    }

    /** A request that was refused before it could be decided. */
    static Struct refused(String reason, String message) {
        return Struct.newBuilder()
                .putFields("decision", Structs.text("deny"))
                .putFields("reason", Structs.text(reason))
                .putFields("message", Structs.text(message))
                .build();
    }

    private static Map<String, Value> origin(Origin origin) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("kind", Structs.text(origin.kind()));
        fields.put("name", Structs.text(origin.name()));
        if (!origin.place().equals(Span.NONE)) {
            fields.put("place", Structs.text(origin.place().toString()));
        }
        return fields;
    }

    private static Map<String, Value> obligations(List<Obligation> obligations) {
        Map<String, Value> fields = new LinkedHashMap<>();
        obligations.forEach(obligation -> fields.put(obligation.name(), Structs.text(obligation.value())));
        return fields;
    }
}
