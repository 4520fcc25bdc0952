package dev.portcullis.server.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.grpc.common.GrpcStatus;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls of gRPC. */
final class GrpcMeters {
    private static final String ABORTED = "aborted";

    private final MeterRegistry registry;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    GrpcMeters(MeterRegistry registry) {
        this.registry = registry;
        count(GrpcStatus.OK.name());
    }

    /** A call was answered, or the caller is gone. */
    void ended(HttpServerResponse response) {
        count(GrpcOutcome.of(response).map(GrpcStatus::name).orElse(ABORTED)).increment();
    }

    private Counter count(String status) {
        return counters.computeIfAbsent(
                status,
                name -> Counter.builder("portcullis.grpc.requests")
                        .description("Calls of gRPC that have ended, by status.")
                        .tag("status", name)
                        .register(registry));
    }
}
