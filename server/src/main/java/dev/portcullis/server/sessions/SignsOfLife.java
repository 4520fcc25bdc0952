package dev.portcullis.server.sessions;

import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.Shapes;
import dev.portcullis.server.point.Gateway;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What gateways say of their sessions: that they run, that they are over, and that connections are cut. */
final class SignsOfLife {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final Shape.Struct SIGN =
            Shapes.strict("a sign of life", Shapes.field("active", Shapes.FLAG, "Whether something has happened."));

    private final SessionDesk desk;

    SignsOfLife(SessionDesk desk) {
        this.desk = desk;
    }

    void renew(RoutingContext context) {
        Gateway gateway = Calls.gateway(context);
        Buffer sent = Calls.body(context);
        boolean active = sent.length() > 0 && Body.read(sent, SIGN).flag("active");
        HeldSession session = own(context, gateway);
        if (active) {
            session.session().touch();
        }
        boolean renewed = desk.renew(session);
        boolean open = session.session().isOpen();
        context.response().setStatusCode(open ? OK : GONE);
        Map<String, Object> document = new LinkedHashMap<>(SessionDocument.of(session));
        document.put("renewed", renewed);
        Calls.answer(context, document);
    }

    void renewAll(RoutingContext context) {
        Gateway gateway = Calls.gateway(context);
        Batch batch = Batch.alive(Calls.body(context), desk.bounds().batch());
        List<String> unknown = new ArrayList<>();
        List<Map<String, Object>> ended = new ArrayList<>();
        int renewed = 0;
        int lost = 0;
        for (UUID id : batch.sessions()) {
            Optional<HeldSession> found = desk.find(gateway, id);
            found.filter(session -> batch.active().contains(id))
                    .ifPresent(session -> session.session().touch());
            if (found.isEmpty()) {
                unknown.add(id.toString());
            } else if (desk.renew(found.get())) {
                renewed++;
            } else if (found.get().session().isOpen()) {
                lost++;
            } else {
                ended.add(SessionDocument.ended(found.get()));
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("renewed", renewed);
        document.put("not_renewed", lost);
        document.put("ended", ended);
        document.put("unknown", unknown);
        Calls.answer(context, document);
    }

    void acknowledge(RoutingContext context) {
        Gateway gateway = Calls.gateway(context);
        HeldSession session = own(context, gateway);
        if (session.session().isOpen()) {
            throw new Refusal(CONFLICT, "the session has not ended");
        }
        desk.letGo(session);
        context.response().setStatusCode(NO_CONTENT).end();
    }

    void acknowledgeAll(RoutingContext context) {
        Gateway gateway = Calls.gateway(context);
        Batch batch = Batch.cut(Calls.body(context), desk.bounds().batch());
        List<String> unknown = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int acknowledged = 0;
        for (UUID id : batch.sessions()) {
            Optional<HeldSession> found = desk.find(gateway, id);
            if (found.isEmpty()) {
                unknown.add(id.toString());
            } else if (found.get().session().isOpen()) {
                open.add(id.toString());
            } else {
                desk.letGo(found.get());
                acknowledged++;
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("acknowledged", acknowledged);
        document.put("open", open);
        document.put("unknown", unknown);
        Calls.answer(context, document);
    }

    void close(RoutingContext context) {
        Gateway gateway = Calls.gateway(context);
        desk.letGo(own(context, gateway));
        context.response().setStatusCode(NO_CONTENT).end();
    }

    private HeldSession own(RoutingContext context, Gateway gateway) {
        return Calls.id(context).flatMap(id -> desk.find(gateway, id)).orElseThrow(Calls::unknown);
    }
}
