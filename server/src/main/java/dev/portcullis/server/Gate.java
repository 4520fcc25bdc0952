package dev.portcullis.server;

import dev.portcullis.server.caller.Authentication;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Set;

/** Lets nobody pass who is not authenticated, but to what anybody may see. */
final class Gate implements Handler<RoutingContext> {
    private static final String LENGTH_OF_NOTHING = "0";
    private static final Set<String> PUBLIC = Set.of(
            "/.well-known/authzen-configuration",
            "/health/live",
            "/health/ready",
            "/health/fresh",
            "/openapi.json",
            "/openapi.yaml");

    private final Authentication authentication;
    private final Observation observation;

    Gate(Authentication authentication, Observation observation) {
        this.authentication = authentication;
        this.observation = observation;
    }

    @Override
    public void handle(RoutingContext context) {
        Future<Caller> caller = authentication.caller(context.request());
        if (caller.succeeded()) {
            admit(context, caller.result());
        } else {
            context.request().pause();
            caller.onComplete(known -> {
                context.request().resume();
                if (known.succeeded()) {
                    admit(context, known.result());
                } else {
                    turnAway(context, known.cause());
                }
            });
        }
    }

    private static void admit(RoutingContext context, Caller caller) {
        caller.attach(context);
        context.next();
    }

    /** Nothing that anybody may see is asked with a body, so none of somebody unknown is kept. */
    private static boolean isPublic(HttpServerRequest request) {
        return PUBLIC.contains(request.path())
                && request.method().equals(HttpMethod.GET)
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && LENGTH_OF_NOTHING.equals(
                        Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_LENGTH), LENGTH_OF_NOTHING));
    }

    private void turnAway(RoutingContext context, Throwable why) {
        boolean unknown = why instanceof Refusal refusal && refusal.status() == 401;
        if (unknown && isPublic(context.request())) {
            admit(context, Caller.ANONYMOUS);
        } else {
            observation.rejected().ifPresent(record -> record.rejected(context.request()));
            context.fail(why);
        }
    }
}
