package dev.portcullis.server.sessions;

import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.server.point.DecisionDocument;
import dev.portcullis.server.point.Gateway;
import dev.portcullis.server.sessions.HeldSession.End;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sessions as documents for programs. Keys are only ever added. */
final class SessionDocument {
    private SessionDocument() {}

    /** What there is to see of a session. */
    static Map<String, Object> of(HeldSession session) {
        Map<String, Object> document = identity(session);
        document.put("state", state(session));
        document.put("gateway", gateway(session.gateway()));
        document.put("opened_at", session.session().openedAt().toString());
        Request request = session.session().request();
        putSubject(document, request.subject());
        document.put("action", request.action().name());
        document.put("kind", request.resource().kind());
        document.put("resource", request.resource().name());
        document.put("login", request.account().login());
        document.put("db_user", request.account().dbUser());
        document.put("db_name", request.account().dbName());
        document.put("address", request.client().address());
        session.end().ifPresent(end -> putEnd(document, end));
        document.values().removeIf(""::equals);
        return document;
    }

    private static Map<String, Object> gateway(Gateway gateway) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("caller", gateway.caller().toString());
        document.put("name", gateway.name());
        return document;
    }

    /** Whether it runs, as listings say it. */
    static String state(HeldSession session) {
        return session.session().isOpen() ? "open" : "ended";
    }

    private static void putSubject(Map<String, Object> document, Subject subject) {
        if (subject instanceof Subject.User user) {
            document.put("user", user.name());
            document.put("origin_cluster", user.originCluster());
            document.put("roles", user.roles());
        } else if (subject instanceof Subject.Agent agent) {
            document.put("host", Map.of("role", agent.role(), "server_id", agent.serverId()));
        }
    }

    /** What a gateway must know of a session that does not run any more. Why, it may be told a moment later. */
    static Map<String, Object> ended(HeldSession session) {
        Map<String, Object> document = identity(session);
        session.end().ifPresent(end -> putEnd(document, end));
        return document;
    }

    private static Map<String, Object> identity(HeldSession session) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("session", session.id().toString());
        if (!session.connection().isEmpty()) {
            document.put("connection", session.connection());
        }
        return document;
    }

    private static void putEnd(Map<String, Object> document, End end) {
        document.put("ended_at", end.at().toString());
        document.put("reason", end.termination().code());
        document.put("message", end.termination().message());
        document.put("admin_message", end.termination().adminMessage());
        document.put("decision", end.termination().decision().map(DecisionDocument::of));
    }
}
