package dev.portcullis.server;

import dev.portcullis.server.caller.Authentication;
import dev.portcullis.server.config.ServerConfig;
import dev.portcullis.server.web.Edge;
import dev.portcullis.server.web.Problems;
import dev.portcullis.server.web.RequestId;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One event loop of the server. All of them listen at the same port. */
final class FrontDoor extends VerticleBase {
    private static final long SWEEP_MILLIS = 250;
    private static final int ANY_PORT_SHARED = -1;
    private static final String GRPC = "application/grpc";

    private final Plan plan;
    private final HttpServerOptions options;
    private final ConnectionWatch watch;

    /**
     * What every event loop serves.
     *
     * @param config limits, and where to listen
     * @param options how to speak with callers
     * @param first sees every request first, for example to trace it
     * @param authentication finds out who calls
     * @param edges what is served over HTTP
     * @param calls serves calls of gRPC, and authenticates who calls
     * @param rate how much a caller may ask, if that is limited
     * @param connections how many connections are open
     * @param port where the first event loop listens; 0 as long as none does
     */
    record Plan(
            ServerConfig config,
            HttpServerOptions options,
            List<Handler<RoutingContext>> first,
            Authentication authentication,
            List<Edge> edges,
            Handler<HttpServerRequest> calls,
            Optional<RateLimit> rate,
            AtomicInteger connections,
            AtomicInteger port) {
        Plan {
            first = List.copyOf(first);
            edges = List.copyOf(edges);
        }
    }

    FrontDoor(Plan plan) {
        this.plan = plan;
        this.options = plan.options();
        this.watch = new ConnectionWatch(plan.config().limits(), plan.connections());
    }

    @Override
    public Future<?> start() {
        Router router = router();
        vertx.setPeriodic(SWEEP_MILLIS, timer -> watch.sweep());
        HttpServer server = vertx.createHttpServer(options)
                .connectionHandler(watch::welcome)
                .requestHandler(request -> serve(request, router));
        int port = plan.config().listen().port();
        return server.listen(
                        port == 0 ? ANY_PORT_SHARED : port,
                        plan.config().listen().host())
                .onSuccess(listening -> plan.port().set(listening.actualPort()));
    }

    private void serve(HttpServerRequest request, Router router) {
        watch.begins(request.connection());
        request.end().onComplete(arrived -> watch.arrived(request.connection()));
        String type = request.getHeader("Content-Type");
        if (type != null && type.startsWith(GRPC)) {
            request.response().endHandler(ended -> watch.answered(request.connection()));
            plan.calls().handle(request);
        } else {
            router.handle(request);
        }
    }

    private Router router() {
        Problems problems = new Problems();
        Router router = Router.router(vertx).errorHandler(404, problems).errorHandler(405, problems);
        router.route().handler(context -> {
            context.addEndHandler(ended -> watch.answered(context.request().connection()));
            context.next();
        });
        plan.first().forEach(handler -> router.route().handler(handler));
        router.route().handler(new RequestId()).failureHandler(problems);
        router.route().handler(new Gate(plan.authentication()));
        plan.rate().ifPresent(rate -> router.route().handler(rate));
        router.route()
                .handler(BodyHandler.create(false)
                        .setBodyLimit(plan.config().limits().bodyBytes()));
        plan.edges().forEach(edge -> edge.mount(router));
        return router;
    }
}
