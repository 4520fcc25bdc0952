package dev.portcullis.server.forwardauth;

import dev.portcullis.decision.Decision;
import dev.portcullis.server.web.HeaderText;
import dev.portcullis.server.web.Json;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a gateway is answered. Each answer of a status has the same headers, and none of them is empty: a gateway copies them
 * over those of its client, and what is not there it does not cover.
 *
 * @param status 200, 401 or 403
 * @param headers headers beside those of the body
 * @param told what the client is told, by name; {@code message} is the text for people
 */
record Answer(int status, Map<String, String> headers, Map<String, String> told) {
    private static final String USER = "Remote-User";
    private static final String DECISION = "Portcullis-Decision";
    private static final String REASON = "Portcullis-Reason";
    private static final String MESSAGE = "Portcullis-Message";
    private static final String REVISION = "Portcullis-Revision";
    private static final String GENERATION = "Portcullis-Generation";
    private static final String OBLIGATIONS = "Portcullis-Obligations";
    /** Gateways keep all headers of an answer in one page of memory. */
    private static final int LONGEST = 1_500;

    Answer {
        headers = Map.copyOf(headers);
        told = new LinkedHashMap<>(told);
    }

    /** What was decided about a request of a user. */
    static Answer of(Decision decision, String user) {
        return decision.allowed() ? allowing(decision, user) : denying(decision);
    }

    private static Answer allowing(Decision decision, String user) {
        Map<String, String> headers = headers(decision);
        headers.put(USER, HeaderText.of(user));
        headers.put(OBLIGATIONS, HeaderText.obligations(decision));
        return new Answer(200, headers, Map.of());
    }

    private static Answer denying(Decision decision) {
        Map<String, String> headers = headers(decision);
        headers.put(MESSAGE, HeaderText.shortened(decision.message().strip(), LONGEST));
        return new Answer(403, headers, told(decision.reason().code(), decision.message()));
    }

    /** Nobody says whose request it is. */
    static Answer unauthenticated() {
        Answer answer = refusing(401, "unauthenticated", "no user is named");
        Map<String, String> headers = new LinkedHashMap<>(answer.headers);
        headers.put("WWW-Authenticate", "Bearer");
        return new Answer(answer.status, headers, answer.told);
    }

    /** The request could mean more than one thing. */
    static Answer unclear(String message) {
        return refusing(403, "unclear", message);
    }

    private static Answer refusing(int status, String reason, String message) {
        Map<String, String> headers = Map.of(
                DECISION,
                "deny",
                REASON,
                reason,
                MESSAGE,
                HeaderText.shortened(message, LONGEST),
                "Cache-Control",
                "no-store");
        return new Answer(status, headers, told(reason, message));
    }

    private static Map<String, String> headers(Decision decision) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(DECISION, decision.allowed() ? "allow" : "deny");
        headers.put(REASON, decision.reason().code());
        headers.put(REVISION, HeaderText.of(decision.locks().token().toString()));
        headers.put(GENERATION, Long.toString(decision.generation()));
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    private static Map<String, String> told(String reason, String message) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("decision", "deny");
        told.put("reason", reason);
        told.put("message", message);
        return told;
    }

    /** Answers, in the form that the client likes better. */
    void send(RoutingContext context) {
        HttpServerResponse response = context.response().setStatusCode(status);
        headers.forEach(response::putHeader);
        if (told.isEmpty()) {
            response.end();
            return;
        }
        response.putHeader("X-Content-Type-Options", "nosniff");
        if (prefersJson(context)) {
            response.putHeader("Content-Type", "application/json").end(Json.write(told));
        } else {
            response.putHeader("Content-Type", "text/plain; charset=utf-8").end(told.get("message") + "\n");
        }
    }

    private static boolean prefersJson(RoutingContext context) {
        return context.parsedHeaders().accept().stream()
                .filter(liked -> liked.weight() > 0)
                .findFirst()
                .filter(liked -> liked.subComponent().equalsIgnoreCase("json")
                        || liked.subComponent().endsWith("+json"))
                .isPresent();
    }
}
