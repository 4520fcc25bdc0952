package dev.portcullis.server.operations;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** The span of a request of HTTP, with the names of OpenTelemetry's conventions. Queries stay out of it: they may hold secrets. */
record HttpSpan(Span span, String method) {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("network.protocol.version");
    private static final AttributeKey<String> CLIENT = AttributeKey.stringKey("client.address");
    private static final AttributeKey<String> AGENT = AttributeKey.stringKey("user_agent.original");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final int FAULT = 500;

    static HttpSpan begin(Tracer tracer, Context parent, HttpServerRequest request) {
        String method =
                METHODS.contains(request.method().name()) ? request.method().name() : "_OTHER";
        SpanBuilder span = tracer.spanBuilder(method)
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(METHOD, method)
                .setAttribute(SCHEME, String.valueOf(request.scheme()))
                .setAttribute(VERSION, version(request.version()));
        String path = request.path();
        if (path != null) {
            span.setAttribute(PATH, path);
        }
        SocketAddress peer = request.remoteAddress();
        String address = peer == null ? null : peer.hostAddress();
        if (address != null) {
            span.setAttribute(CLIENT, address);
        }
        String agent = request.getHeader("User-Agent");
        if (agent != null) {
            span.setAttribute(AGENT, agent);
        }
        return new HttpSpan(span.startSpan(), method);
    }

    private static String version(HttpVersion version) {
        return switch (version) {
            case HTTP_1_0 -> "1.0";
            case HTTP_1_1 -> "1.1";
            case HTTP_2 -> "2";
        };
    }

    /** The request was answered, or the caller is gone. */
    void end(RoutingContext context) {
        Route route = context.currentRoute();
        String name = route == null ? null : route.getName();
        if (name != null) {
            span.updateName(method + " " + name);
            span.setAttribute(ROUTE, name);
        }
        int status = context.response().getStatusCode();
        span.setAttribute(STATUS, (long) status);
        if (status >= FAULT) {
            span.setAttribute(ERROR, String.valueOf(status));
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
