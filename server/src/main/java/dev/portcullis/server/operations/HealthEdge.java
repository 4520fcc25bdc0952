package dev.portcullis.server.operations;

import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.operations.Health.Stage;
import dev.portcullis.server.web.Edge;
import dev.portcullis.server.web.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code GET /health/live}, {@code /health/ready} and {@code /health/fresh}: 200 for yes, 503 for no. Everybody learns one word;
 * callers that may watch learn why.
 */
public final class HealthEdge implements Edge {
    private static final int YES = 200;
    private static final int NO = 503;

    private final Health health;

    public HealthEdge(Health health) {
        this.health = health;
    }

    @Override
    public void mount(Router router) {
        router.get("/health/live").handler(context -> answer(context, YES, "live"));
        router.get("/health/ready").handler(this::ready);
        router.get("/health/fresh").handler(this::fresh);
    }

    private void ready(RoutingContext context) {
        Stage stage = health.stage();
        answer(context, stage.takesRequests() ? YES : NO, stage.word());
    }

    private void fresh(RoutingContext context) {
        boolean fresh = health.locks().fresh();
        answer(context, fresh ? YES : NO, fresh ? "fresh" : "stale");
    }

    private void answer(RoutingContext context, int status, String word) {
        boolean details = Caller.of(context).may(Right.WATCH);
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Json.write(details ? HealthDocument.of(word, health) : HealthDocument.of(word)));
    }
}
