package dev.portcullis.server.sessions;

import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.web.Refusal;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Who looks at sessions: callers at their own ones, those with the right to watch at all. */
final class SessionListing {
    private final SessionDesk desk;

    SessionListing(SessionDesk desk) {
        this.desk = desk;
    }

    /** Looks in a thread that may take its time. */
    void list(RoutingContext context) {
        Predicate<HeldSession> visible = visible(Caller.of(context));
        SessionFilter filter = SessionFilter.of(context.queryParams());
        context.vertx()
                .executeBlocking(() -> document(desk.list(filter.after(), filter.limit(), visible.and(filter))))
                .onSuccess(document -> Calls.answer(context, document))
                .onFailure(context::fail);
    }

    private static Map<String, Object> document(SessionTable.Page page) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "sessions", page.sessions().stream().map(SessionDocument::of).toList());
        page.last().ifPresent(last -> document.put("next", last.toString()));
        return document;
    }

    void show(RoutingContext context) {
        HeldSession session = Calls.id(context)
                .flatMap(desk::find)
                .filter(visible(Caller.of(context)))
                .orElseThrow(Calls::unknown);
        Calls.answer(context, SessionDocument.of(session));
    }

    private static Predicate<HeldSession> visible(Caller caller) {
        if (caller.may(Right.WATCH)) {
            return session -> true;
        }
        if (caller.may(Right.ASK)) {
            return session -> session.gateway().caller().equals(caller.id());
        }
        throw Refusal.forbidden(
                "the caller may not look at sessions: it has neither the right to ask nor that to watch");
    }
}
