package dev.portcullis.server.extauthz;

import dev.portcullis.server.caller.Authentication;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.mapping.RequestMapping;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Refusal;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.grpc.common.GrpcMessage;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.common.WireFormat;
import io.vertx.grpc.server.GrpcProtocol;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerOptions;
import io.vertx.grpc.server.GrpcServerRequest;

/**
 * The method {@code Check} of Envoy's external authorization, version 3. It takes every request of HTTP/2 whose content type
 * is one of gRPC ({@link #takes}), before anybody has read its body, and authenticates the caller itself. Called by several
 * threads at once.
 *
 * <p>A caller that is not known gets the status {@code UNAUTHENTICATED}, one that may not ask {@code PERMISSION_DENIED}, one
 * that does so too often {@code RESOURCE_EXHAUSTED}; these are errors to Envoy, which then refuses the request unless {@code failure_mode_allow} is set. Whatever happens after that is
 * answered with an explicit refusal, which Envoy never takes for anything else.
 */
public final class ExtAuthz implements Handler<HttpServerRequest> {
    /** Without it, a message that says to be compressed throws something where nobody can catch it. */
    private static final String ENCODING = "grpc-encoding";

    private static final String CONTENT_TYPE = "application/grpc";
    private static final int TOO_MANY = 429;
    private static final long LARGEST_MESSAGE = 1 << 20;
    private static final ServiceMethod<CheckRequest, CheckResponse> CHECK = ServiceMethod.server(
            ServiceName.create("envoy.service.auth.v3", "Authorization"),
            "Check",
            GrpcMessageEncoder.encoder(),
            GrpcMessageDecoder.decoder(CheckRequest.getDefaultInstance()));

    private final Vertx vertx;
    private final Authentication authentication;
    private final Check check;

    /**
     * @param vertx runs the server
     * @param authentication knows the callers
     * @param point decides
     * @param mapping what is asked with a request
     */
    public ExtAuthz(Vertx vertx, Authentication authentication, DecisionPoint point, RequestMapping mapping) {
        this.vertx = vertx;
        this.authentication = authentication;
        this.check = new Check(point, mapping);
        warmUp();
    }

    /** Otherwise the first call takes as long as Envoy waits: the messages are many classes. Nobody hears of it. */
    private void warmUp() {
        CheckRequest nothing = CHECK.decoder().decode(GrpcMessage.message("identity", Buffer.buffer()));
        check.rehearsed(nothing).forEach(answer -> CHECK.encoder().encode(answer, WireFormat.PROTOBUF));
        server(Future.failedFuture("nobody calls"));
    }

    /** Whether a request is one of gRPC. */
    public static boolean takes(HttpServerRequest request) {
        String type = request.getHeader("content-type");
        return type != null && type.startsWith(CONTENT_TYPE);
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.pause();
        if (!request.headers().contains(ENCODING)) {
            request.headers().set(ENCODING, "identity");
        }
        authentication.caller(request).onComplete(caller -> {
            server(caller).handle(request);
            request.resume();
        });
    }

    /** One for each request: the calls that it hands on do not tell which request they are a part of. */
    private GrpcServer server(AsyncResult<Caller> caller) {
        GrpcServerOptions options = new GrpcServerOptions().setMaxMessageSize(LARGEST_MESSAGE);
        for (GrpcProtocol protocol : GrpcProtocol.values()) {
            if (protocol != GrpcProtocol.HTTP_2) {
                options.removeEnabledProtocol(protocol);
            }
        }
        return GrpcServer.server(vertx, options).callHandler(CHECK, call -> answer(call, caller));
    }

    private void answer(GrpcServerRequest<CheckRequest, CheckResponse> call, AsyncResult<Caller> caller) {
        if (caller.failed()) {
            turnAway(call, caller.cause());
        } else if (!caller.result().may(Right.ASK)) {
            refuse(call, GrpcStatus.PERMISSION_DENIED, "the caller may not ask for decisions");
        } else {
            question(call).onComplete(asked -> {
                if (asked.succeeded()) {
                    call.response().end(check.answer(caller.result(), asked.result()));
                } else {
                    call.response().cancel();
                }
            });
        }
    }

    /** The first message of a call, which should be the only one. A call without one that can be read is cancelled. */
    private static Future<CheckRequest> question(GrpcServerRequest<CheckRequest, CheckResponse> call) {
        Promise<CheckRequest> first = Promise.promise();
        call.invalidMessageHandler(first::tryFail);
        call.exceptionHandler(first::tryFail);
        call.endHandler(end -> first.tryFail("the call has no message"));
        call.handler(first::tryComplete);
        return first.future();
    }

    private static void turnAway(GrpcServerRequest<?, ?> call, Throwable why) {
        if (why instanceof Refusal refusal && refusal.status() == TOO_MANY) {
            refuse(call, GrpcStatus.RESOURCE_EXHAUSTED, refusal.message());
        } else {
            refuse(call, GrpcStatus.UNAUTHENTICATED, "the caller is not authenticated");
        }
    }

    private static void refuse(GrpcServerRequest<?, ?> call, GrpcStatus status, String message) {
        call.response().status(status).statusMessage(message).end();
    }
}
