package dev.portcullis.server.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what failed with a problem document of RFC 9457. What is no {@link Refusal} is a fault of ours: it goes to the log,
 * and the caller learns nothing of it.
 */
public final class Problems implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int FAULT = 500;

    /** What is said of failures that have no words of their own. */
    private static final Map<Integer, String> DETAILS = Map.of(
            404, "there is nothing at this address",
            405, "this address takes other methods only",
            413, "the body is longer than this server takes");

    @Override
    public void handle(RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        Throwable failure = context.failure();
        if (failure instanceof Refusal refusal) {
            answer(context, refusal.status(), refusal.message(), refusal.details());
        } else if (failure instanceof RejectedExecutionException) {
            answer(context, 503, "the server is stopping", Map.of());
        } else if (failure == null || context.statusCode() != FAULT) {
            answer(context, context.statusCode(), DETAILS.getOrDefault(context.statusCode(), ""), Map.of());
        } else {
            LOG.error("a request failed", failure);
            answer(context, FAULT, "the server failed", Map.of());
        }
    }

    private static void answer(RoutingContext context, int status, String detail, Map<String, Object> details) {
        context.response().setStatusCode(status);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", context.response().getStatusMessage());
        problem.put("status", status);
        if (!detail.isEmpty()) {
            problem.put("detail", detail);
        }
        problem.putAll(details);
        if (status == 401) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        context.response().putHeader("Content-Type", "application/problem+json").end(Json.write(problem));
    }
}
