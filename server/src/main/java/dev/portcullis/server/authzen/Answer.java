package dev.portcullis.server.authzen;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Obligation;
import dev.portcullis.decision.Reason;
import dev.portcullis.request.SessionState;
import dev.portcullis.server.point.DecisionDocument;
import dev.portcullis.server.web.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a question is answered with.
 *
 * @param allowed whether it may happen
 * @param context what else there is to say, as JSON
 */
record Answer(boolean allowed, Map<String, Object> context) {
    private static final String OBLIGATIONS = "obligations";
    private static final String STEP_UP = "step_up";

    /** What was decided. */
    static Answer of(Decision decision, ClusterSettings settings) {
        Map<String, Object> context = new LinkedHashMap<>();
        DecisionDocument.of(decision).forEach((name, value) -> put(context, name, value));
        context.remove("decision");
        if (decision.locks().proven()) {
            context.put("lock_view_age_ms", decision.locks().age().toMillis());
        }
        context.put(OBLIGATIONS, obligations(decision, settings));
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

    private static void put(Map<String, Object> document, String name, Object value) {
        if (value instanceof Optional<?> some) {
            some.ifPresent(present -> put(document, name, present));
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> inner = new LinkedHashMap<>();
            map.forEach((key, member) -> put(inner, String.valueOf(key), member));
            document.put(name, inner);
        } else {
            document.put(name, value);
        }
    }

    /** What the gateway must see to: what comes with an allow, how a refusal can be overcome, and that sessions must end. */
    private static Map<String, String> obligations(Decision decision, ClusterSettings settings) {
        Map<String, String> obligations = new LinkedHashMap<>();
        for (Obligation obligation : decision.obligations()) {
            obligations.put(obligation.name(), obligation.value());
        }
        if (decision.reason() == Reason.MFA_REQUIRED) {
            obligations.put(STEP_UP, "mfa");
        } else if (decision.reason() == Reason.DEVICE_REQUIRED) {
            obligations.put(STEP_UP, "device");
        }
        if (endsSessions(decision, settings)) {
            obligations.put("session_termination", decision.message());
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
}
