package dev.portcullis.server.operations;

import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.web.Edge;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /metrics}, for callers that may watch. */
public final class MetricsEdge implements Edge {
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final Vertx vertx;
    private final Metrics metrics;

    /**
     * @param vertx collects them, aside
     * @param metrics what is shown
     */
    public MetricsEdge(Vertx vertx, Metrics metrics) {
        this.vertx = vertx;
        this.metrics = metrics;
    }

    @Override
    public void mount(Router router) {
        router.get("/metrics").handler(this::show);
    }

    private void show(RoutingContext context) {
        if (!Caller.of(context).may(Right.WATCH)) {
            throw Refusal.forbidden("the caller has no right to watch");
        }
        vertx.executeBlocking(metrics::scrape)
                .onSuccess(text ->
                        context.response().putHeader("Content-Type", FORMAT).end(text))
                .onFailure(context::fail);
    }
}
