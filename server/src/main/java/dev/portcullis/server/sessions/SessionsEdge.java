package dev.portcullis.server.sessions;

import dev.portcullis.server.caller.Authentication;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.point.DecisionDocument;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.point.Gateway;
import dev.portcullis.server.point.TerminationListener;
import dev.portcullis.server.sessions.SessionDesk.Answer;
import dev.portcullis.server.web.Edge;
import dev.portcullis.server.web.RequestId;
import dev.portcullis.session.SessionRegistry;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /v1/sessions}: gateways open sessions, keep them alive, and are told when they have to end. */
public final class SessionsEdge implements Edge, AutoCloseable {
    static final String PATH = "/v1/sessions";
    private static final int CREATED = 201;
    private static final int FORBIDDEN = 403;

    private final Authentication authentication;
    private final SessionDesk desk;
    private final OpeningReader openings;
    private final SignsOfLife signs;
    private final SessionListing listing;

    /**
     * @param authentication finds out again and again who listens
     * @param point decides, and is told of what the registry decides
     * @param registry keeps the sessions, with the lease of the bounds
     * @param bounds how long and how many
     * @param listeners told of every session that is ended, in this order
     */
    public SessionsEdge(
            Authentication authentication,
            DecisionPoint point,
            SessionRegistry registry,
            SessionBounds bounds,
            List<TerminationListener> listeners) {
        this.authentication = authentication;
        this.desk = new SessionDesk(point, registry, bounds, listeners);
        this.openings = new OpeningReader(point);
        this.signs = new SignsOfLife(desk);
        this.listing = new SessionListing(desk);
    }

    @Override
    public void mount(Router router) {
        router.post(PATH).handler(this::open);
        router.get(PATH).handler(listing::list);
        router.get(PATH + "/events").handler(this::listen);
        router.post(PATH + "/heartbeats").handler(signs::renewAll);
        router.post(PATH + "/acknowledgements").handler(signs::acknowledgeAll);
        router.get(PATH + "/:id").handler(listing::show);
        router.delete(PATH + "/:id").handler(signs::close);
        router.post(PATH + "/:id/heartbeat").handler(signs::renew);
        router.post(PATH + "/:id/acknowledgement").handler(signs::acknowledge);
    }

    /** Ends all streams, and lets nobody listen any more. Sessions stay as they are until the registry is closed. */
    @Override
    public void close() {
        desk.close();
    }

    /** A refusal is an answer like another one; its status keeps gateways out that look at nothing else. */
    private void open(RoutingContext context) {
        Gateway gateway = Calls.gateway(context);
        Opening opening = openings.read(Caller.of(context), RequestId.of(context), Calls.body(context));
        Answer answer = desk.open(gateway, opening);
        Map<String, Object> document = new LinkedHashMap<>();
        answer.session().ifPresent(session -> document.putAll(SessionDocument.of(session)));
        document.put("decision", DecisionDocument.of(answer.decision()));
        context.response().setStatusCode(answer.session().isPresent() ? CREATED : FORBIDDEN);
        answer.session().ifPresent(session -> context.response().putHeader("Location", PATH + "/" + session.id()));
        Calls.answer(context, document);
    }

    private void listen(RoutingContext context) {
        Gateway gateway = Calls.gateway(context);
        Optional<String> last = Optional.ofNullable(context.request().getHeader("Last-Event-ID"))
                .filter(id -> !id.isEmpty());
        Caller begun = Caller.of(context);
        Supplier<Future<Caller>> permit =
                () -> authentication.again(context.request(), begun).map(Calls::demandAsking);
        EventStream stream = desk.listen(
                gateway,
                line -> new EventStream(context.vertx().getOrCreateContext(), context.response(), line, permit));
        context.addEndHandler(ended -> stream.stop(System.nanoTime()));
        stream.begin(last, desk.bounds());
    }
}
