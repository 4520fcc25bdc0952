package dev.portcullis.server.operations;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.common.GrpcStatus;
import java.util.Optional;
import java.util.Set;

/** The span of a call of gRPC, with the names of OpenTelemetry's conventions. A method that nobody serves is not named. */
record GrpcSpan(Span span) {
    private static final String SERVICE_NAME = "envoy.service.auth.v3.Authorization";
    private static final String METHOD_NAME = "Check";
    private static final String CHECK = SERVICE_NAME + "/" + METHOD_NAME;
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("rpc.system");
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("rpc.service");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("rpc.method");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("rpc.grpc.status_code");
    private static final AttributeKey<String> CLIENT = AttributeKey.stringKey("client.address");
    private static final Set<GrpcStatus> FAULTS = Set.of(
            GrpcStatus.UNKNOWN,
            GrpcStatus.DEADLINE_EXCEEDED,
            GrpcStatus.UNIMPLEMENTED,
            GrpcStatus.INTERNAL,
            GrpcStatus.UNAVAILABLE,
            GrpcStatus.DATA_LOSS);

    static GrpcSpan begin(Tracer tracer, Context parent, HttpServerRequest request) {
        boolean check = ("/" + CHECK).equals(request.path());
        SpanBuilder span = tracer.spanBuilder(check ? CHECK : "grpc")
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(SYSTEM, "grpc");
        if (check) {
            span.setAttribute(SERVICE, SERVICE_NAME).setAttribute(METHOD, METHOD_NAME);
        }
        SocketAddress peer = request.remoteAddress();
        String address = peer == null ? null : peer.hostAddress();
        if (address != null) {
            span.setAttribute(CLIENT, address);
        }
        return new GrpcSpan(span.startSpan());
    }

    /** The call was answered, or the caller is gone. */
    void end(HttpServerResponse response) {
        Optional<GrpcStatus> status = GrpcOutcome.of(response);
        status.ifPresent(answered -> span.setAttribute(STATUS, (long) answered.code));
        if (status.filter(answered -> !FAULTS.contains(answered)).isEmpty()) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
