package dev.portcullis.server.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts requests of HTTP when they have ended, by the route that answered them. There are as many labels as routes. */
final class HttpMeters implements Handler<RoutingContext> {
    private static final String NO_ROUTE = "none";
    private static final int HUNDRED = 100;
    private static final int ABORTED = 0;
    private static final List<String> STATUS = List.of("aborted", "1xx", "2xx", "3xx", "4xx", "5xx");

    private final MeterRegistry registry;
    private final Map<String, Counter[]> counters = new ConcurrentHashMap<>();
    private final AtomicInteger active = new AtomicInteger();

    HttpMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("portcullis.http.requests.active", active::get)
                .description("Requests of HTTP that are being answered, streams of events included.")
                .register(registry);
    }

    @Override
    public void handle(RoutingContext context) {
        active.incrementAndGet();
        context.addEndHandler(ended -> {
            active.decrementAndGet();
            int status = ended.succeeded() ? context.response().getStatusCode() / HUNDRED : ABORTED;
            counters.computeIfAbsent(route(context), this::counters)[status].increment();
        });
        context.next();
    }

    private static String route(RoutingContext context) {
        Route route = context.currentRoute();
        String name = route == null ? null : route.getName();
        return name == null ? NO_ROUTE : name;
    }

    private Counter[] counters(String route) {
        return STATUS.stream()
                .map(status -> Counter.builder("portcullis.http.requests")
                        .description("Requests of HTTP that have ended, by route and status.")
                        .tag("route", route)
                        .tag("status", status)
                        .register(registry))
                .toArray(Counter[]::new);
    }
}
