package dev.portcullis.server.extauthz;

import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.common.GrpcErrorException;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks as Envoy does. */
final class EnvoyClient {
    private static final ServiceName SERVICE = ServiceName.create("envoy.service.auth.v3", "Authorization");
    private static final ServiceMethod<CheckResponse, CheckRequest> CHECK = ServiceMethod.client(
            SERVICE,
            "Check",
            GrpcMessageEncoder.encoder(),
            GrpcMessageDecoder.decoder(CheckResponse.getDefaultInstance()));

    private final GrpcClient client;
    private final SocketAddress address;
    private final String token;

    /** The status of a call, and the answer if there is one. */
    record Outcome(GrpcStatus status, Optional<CheckResponse> answer) {}

    EnvoyClient(Trial trial, String token) {
        this.client = GrpcClient.client(trial.vertx());
        this.address = SocketAddress.inetSocketAddress(trial.port(), "127.0.0.1");
        this.token = token;
    }

    Outcome call(CheckRequest check) {
        return Trial.within(client.request(address, CHECK).compose(request -> {
            request.headers().set("portcullis-token", token);
            request.end(check);
            return request.response()
                    .compose(response -> response.last()
                            .otherwiseEmpty()
                            .compose(message ->
                                    response.end().otherwiseEmpty().map(end -> outcome(response.status(), message))));
        }));
    }

    /** The status of a call whose message is not one. */
    GrpcStatus callWith(Buffer garbage, String method) {
        return Trial.within(client.request(address)
                .compose(request -> {
                    request.headers().set("portcullis-token", token);
                    request.serviceName(SERVICE).methodName(method);
                    request.end(garbage);
                    return request.response()
                            .compose(response -> response.end().otherwiseEmpty().map(end -> response.status()));
                })
                .recover(failure -> failure instanceof GrpcErrorException error
                        ? Future.succeededFuture(error.status())
                        : Future.failedFuture(failure)));
    }

    CheckResponse ask(CheckRequest check) {
        return call(check).answer().orElseThrow();
    }

    private static Outcome outcome(GrpcStatus status, @Nullable CheckResponse answer) {
        return new Outcome(status, Optional.ofNullable(answer));
    }
}
