package dev.portcullis.server;

import dev.portcullis.server.config.Limits;
import dev.portcullis.server.config.ServerConfig;
import dev.portcullis.server.config.ServerConfig.Mode;
import dev.portcullis.server.extauthz.ExtAuthz;
import dev.portcullis.server.web.AllowedMethods;
import dev.portcullis.server.web.Edge;
import dev.portcullis.server.web.PlainRequest;
import dev.portcullis.server.web.Problems;
import dev.portcullis.server.web.RequestId;
import dev.portcullis.server.web.SameOrigin;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One event loop of the server. All of them listen at the same port. */
final class FrontDoor extends VerticleBase {
    private static final long SWEEP_MILLIS = 250;
    private static final int ANY_PORT_SHARED = -1;

    private final Plan plan;
    private final HttpServerOptions options;
    private final ConnectionWatch watch;
    private @Nullable HttpServer server;

    /**
     * What every event loop serves.
     *
     * @param config limits, and where to listen
     * @param options how to speak with callers
     * @param observation sees every request first
     * @param authentication finds out who calls
     * @param edges what is served over HTTP
     * @param calls serves calls of gRPC, and authenticates who calls
     * @param rate how much a caller may ask, if that is limited
     * @param doorstep where connections are before they are ones of HTTP
     * @param port where the first event loop listens; 0 as long as none does
     * @param listener that of one event loop; what it is told about TLS holds for all
     */
    record Plan(
            ServerConfig config,
            HttpServerOptions options,
            Observation observation,
            Access authentication,
            List<Edge> edges,
            Handler<HttpServerRequest> calls,
            Optional<RateLimit> rate,
            Doorstep doorstep,
            AtomicInteger port,
            AtomicReference<@Nullable HttpServer> listener) {
        Plan {
            edges = List.copyOf(edges);
        }

        static Plan of(
                ServerConfig config,
                Access authentication,
                Observation observation,
                List<Edge> edges,
                Handler<HttpServerRequest> calls,
                Optional<RateLimit> rate,
                Doorstep doorstep) {
            return new Plan(
                    config,
                    options(config),
                    observation,
                    authentication,
                    edges,
                    calls,
                    rate,
                    doorstep,
                    new AtomicInteger(),
                    new AtomicReference<>());
        }

        private static HttpServerOptions options(ServerConfig config) {
            Limits limits = config.limits();
            HttpServerOptions options = new HttpServerOptions()
                    .setMaxHeaderSize(limits.headerBytes())
                    .setMaxInitialLineLength(limits.headerBytes())
                    .setHandle100ContinueAutomatically(true)
                    .setHttp2ClearTextEnabled(true)
                    .setIdleTimeout((int) limits.idleTime().toMillis())
                    .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setCompressionSupported(false);
            options.getInitialSettings()
                    .setMaxConcurrentStreams(limits.streams())
                    .setMaxHeaderListSize(limits.headerBytes());
            return config.tls().map(tls -> tls.over(options)).orElse(options);
        }
    }

    FrontDoor(Plan plan) {
        this.plan = plan;
        this.options = plan.options();
        this.watch = new ConnectionWatch(plan.config().limits());
    }

    /** Those who wait for an answer get it, for as long as the configuration allows. */
    @Override
    public Future<?> stop() {
        return server == null
                ? Future.succeededFuture()
                : server.shutdown(plan.config().grace().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Future<?> start() {
        Router router = router();
        vertx.setPeriodic(SWEEP_MILLIS, timer -> watch.sweep());
        HttpServer listener = vertx.createHttpServer(options)
                .connectionHandler(connection -> {
                    plan.doorstep().enters(connection);
                    watch.welcome(connection);
                })
                .requestHandler(request -> serve(request, router));
        int port = plan.config().listen().port();
        server = listener;
        return listener.listen(
                        port == 0 ? ANY_PORT_SHARED : port,
                        plan.config().listen().host())
                .onSuccess(listening -> {
                    plan.port().set(listening.actualPort());
                    plan.listener().set(listening);
                });
    }

    private void serve(HttpServerRequest request, Router router) {
        watch.begins(request);
        request.end().onComplete(arrived -> watch.arrived(request));
        if (ExtAuthz.takes(request)) {
            Runnable observed = plan.observation().call(request);
            request.response().endHandler(ended -> {
                watch.answered(request.connection());
                observed.run();
            });
            plan.calls().handle(request);
        } else {
            router.handle(request);
        }
    }

    /** In a trial everybody is believed, so it must not be a name of another machine that leads here. */
    private SameOrigin sameOrigin() {
        return new SameOrigin(plan.config().mode() == Mode.TRIAL ? SameOrigin::isThisMachine : name -> true);
    }

    private Router router() {
        Problems problems = new Problems();
        Router router = Router.router(vertx).errorHandler(404, problems);
        router.errorHandler(405, new AllowedMethods(router, problems));
        router.route().handler(context -> {
            context.addEndHandler(ended -> watch.answered(context.request().connection()));
            context.next();
        });
        plan.observation().first().forEach(handler -> router.route().handler(handler));
        router.route().handler(new RequestId()).failureHandler(problems);
        router.route().handler(new PlainRequest());
        router.route().handler(sameOrigin());
        router.route().handler(new Gate(plan.authentication(), plan.observation()));
        plan.rate().ifPresent(rate -> router.route().handler(rate));
        router.route()
                .handler(BodyHandler.create(false)
                        .setBodyLimit(plan.config().limits().bodyBytes()));
        plan.edges().forEach(edge -> edge.mount(router));
        return router;
    }
}
