package dev.portcullis.server.operations;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.grpc.common.GrpcStatus;
import java.util.Optional;

/** How a call of gRPC has ended. */
final class GrpcOutcome {
    private static final String STATUS = "grpc-status";

    private GrpcOutcome() {}

    /** The status that was answered; missing when the call ended without one. */
    static Optional<GrpcStatus> of(HttpServerResponse response) {
        return Optional.ofNullable(response.headers().get(STATUS))
                .or(() -> Optional.ofNullable(response.trailers().get(STATUS)))
                .map(code -> GrpcStatus.valueOf(Integer.parseInt(code)));
    }
}
