package dev.portcullis.server.hostile;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.client.GrpcClientOptions;
import io.vertx.grpc.common.GrpcErrorException;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks as Envoy does whether ann may read the wiki. */
final class GrpcCaller implements AutoCloseable {
    private static final ServiceMethod<CheckResponse, CheckRequest> CHECK = ServiceMethod.client(
            ServiceName.create("envoy.service.auth.v3", "Authorization"),
            "Check",
            GrpcMessageEncoder.encoder(),
            GrpcMessageDecoder.decoder(CheckResponse.getDefaultInstance()));

    private final Vertx vertx = Vertx.vertx();
    private final GrpcClient client;
    private final SocketAddress address;

    /** The status of a call, and the answer if there is one. */
    record Outcome(GrpcStatus status, Optional<CheckResponse> answer) {
        /** Whether Envoy would let the request pass. */
        boolean allows() {
            return answer.filter(check -> check.getStatus().getCode() == 0).isPresent();
        }
    }

    /** @param from an address of this machine */
    GrpcCaller(int port, String from) {
        HttpClientOptions transport =
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false);
        transport.setLocalAddress(from);
        this.client = GrpcClient.client(vertx, new GrpcClientOptions(), transport);
        this.address = SocketAddress.inetSocketAddress(port, "127.0.0.1");
    }

    private static CheckRequest question() {
        AttributeContext.Builder attributes = AttributeContext.newBuilder();
        Value claims = Value.newBuilder()
                .setStructValue(Struct.newBuilder()
                        .putFields(
                                "sub", Value.newBuilder().setStringValue("ann").build()))
                .build();
        attributes
                .getMetadataContextBuilder()
                .putFilterMetadata(
                        "envoy.filters.http.jwt_authn",
                        Struct.newBuilder().putFields("payload", claims).build());
        attributes
                .getRequestBuilder()
                .getHttpBuilder()
                .setMethod("GET")
                .setPath("/pages/1")
                .setHost("wiki")
                .setScheme("https");
        return CheckRequest.newBuilder().setAttributes(attributes).build();
    }

    /** What is answered to somebody who sends this header. */
    Outcome ask(String header, String value) throws Exception {
        return client.request(address, CHECK)
                .compose(request -> {
                    request.headers().set(header, value);
                    request.end(question());
                    return request.response()
                            .compose(response -> response.last()
                                    .otherwiseEmpty()
                                    .compose(message -> response.end()
                                            .otherwiseEmpty()
                                            .map(end -> new Outcome(response.status(), Optional.ofNullable(message)))));
                })
                .recover(failure -> failure instanceof GrpcErrorException error
                        ? Future.succeededFuture(new Outcome(error.status(), Optional.empty()))
                        : Future.failedFuture(failure))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
