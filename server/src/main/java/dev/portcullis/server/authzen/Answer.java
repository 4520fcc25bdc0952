package dev.portcullis.server.authzen;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Obligation;
import dev.portcullis.decision.Reason;
import dev.portcullis.request.SessionState;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.source.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a question is answered with.
 *
 * @param allowed whether it may happen
 * @param context what else there is to say, as JSON
 */
record Answer(boolean allowed, Map<String, Object> context) {
    /** What was decided. */
    static Answer of(Decision decision, ClusterSettings settings) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("reason", decision.reason().code());
        put(context, "message", decision.message());
        put(context, "admin_message", decision.adminMessage());
        Span place = decision.finding().origin().place();
        put(context, "place", place.equals(Span.NONE) ? "" : place.toString());
        context.put("epoch", decision.locks().token().epoch());
        context.put("revision", decision.locks().token().revision());
        if (decision.locks().proven()) {
            context.put("age_ms", decision.locks().age().toMillis());
        }
        context.put("fresh", decision.locks().fresh());
        context.put("generation", decision.generation());
        if (!decision.holdsUntil().equals(Instant.MAX)) {
            context.put("holds_until", decision.holdsUntil().toString());
        }
        if (!decision.warnings().isEmpty()) {
            context.put("warnings", decision.warnings());
        }
        List<Map<String, Object>> obligations = obligations(decision, settings);
        if (!obligations.isEmpty()) {
            context.put("obligations", obligations);
        }
        return new Answer(decision.allowed(), context);
    }

    /** A question that could not be understood, among others. */
    static Answer of(Refusal refusal) {
        return new Answer(false, Map.of("error", Map.of("status", refusal.status(), "message", refusal.message())));
    }

    /** As JSON. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("decision", allowed);
        body.put("context", context);
        return body;
    }

    private static void put(Map<String, Object> context, String name, String text) {
        if (!text.isEmpty()) {
            context.put(name, text);
        }
    }

    private static List<Map<String, Object>> obligations(Decision decision, ClusterSettings settings) {
        List<Map<String, Object>> obligations = new ArrayList<>();
        if (endsSessions(decision, settings)) {
            obligations.add(obligation("session_termination", decision.message()));
        }
        if (decision.reason() == Reason.MFA_REQUIRED) {
            obligations.add(obligation("step_up", "mfa"));
        }
        if (decision.reason() == Reason.DEVICE_REQUIRED) {
            obligations.add(obligation("step_up", "device"));
        }
        for (Obligation obligation : decision.obligations()) {
            obligations.add(obligation(obligation.name(), obligation.value()));
        }
        return obligations;
    }

    /** Whether what refuses the request would also end a session that was opened for the same. */
    private static boolean endsSessions(Decision decision, ClusterSettings settings) {
        return !decision.allowed()
                && decision.finding()
                        .line()
                        .effect(SessionState.ACTIVE, settings.onPolicyChange())
                        .filter(Effect.TERMINATE::equals)
                        .isPresent();
    }

    private static Map<String, Object> obligation(String id, String value) {
        Map<String, Object> obligation = new LinkedHashMap<>();
        obligation.put("id", id);
        obligation.put("value", value);
        return obligation;
    }
}
