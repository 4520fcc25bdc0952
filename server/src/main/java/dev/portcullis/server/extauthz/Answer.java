package dev.portcullis.server.extauthz;

import com.google.rpc.Status;
import dev.portcullis.decision.Decision;
import dev.portcullis.server.web.HeaderText;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.envoyproxy.envoy.service.auth.v3.DeniedHttpResponse;
import io.envoyproxy.envoy.service.auth.v3.OkHttpResponse;
import io.envoyproxy.envoy.type.v3.HttpStatus;
import io.envoyproxy.envoy.type.v3.StatusCode;
import io.vertx.grpc.common.GrpcStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Envoy is answered. Every answer but that of an allowed request is an explicit refusal. */
final class Answer {
    private static final String USER = "remote-user";
    private static final String DECISION = "portcullis-decision";
    private static final String REASON = "portcullis-reason";
    private static final String REVISION = "portcullis-revision";
    private static final String GENERATION = "portcullis-generation";
    private static final String OBLIGATIONS = "portcullis-obligations";

    /**
     * Programs that hand headers on as variables take an underscore for a hyphen, so what a client sends in such a spelling
     * would look like ours.
     */
    private static final List<String> FORGERIES = Stream.of(USER, DECISION, REASON, REVISION, GENERATION, OBLIGATIONS)
            .map(name -> name.replace('-', '_'))
            .toList();

    private final List<String> accept;

    /** @param accept what the client would like to have, as its header says */
    Answer(List<String> accept) {
        this.accept = accept;
    }

    /** A request of a user that was decided. */
    CheckResponse decided(Decision decision, String user) {
        CheckResponse.Builder answer = decision.allowed()
                ? allowed(decision, user)
                : denied(StatusCode.Forbidden, decision.reason().code(), decision.message());
        return answer.setDynamicMetadata(Metadata.of(decision, user)).build();
    }

    /** A request of nobody. */
    CheckResponse anonymous() {
        return refused(StatusCode.Unauthorized, "unauthenticated", "no user is named");
    }

    /** A request that could mean more than one thing. */
    CheckResponse unclear(String message) {
        return refused(StatusCode.Forbidden, "unclear", message);
    }

    /** A request about which we have failed. An error of gRPC could be taken for an allow, if Envoy is configured so. */
    CheckResponse failed() {
        return refused(StatusCode.InternalServerError, "failed", "the decision failed");
    }

    private CheckResponse refused(StatusCode status, String reason, String message) {
        return denied(status, reason, message)
                .setDynamicMetadata(Metadata.refused(reason, message))
                .build();
    }

    private static CheckResponse.Builder allowed(Decision decision, String user) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(USER, HeaderText.of(user));
        headers.put(DECISION, "allow");
        headers.put(REASON, decision.reason().code());
        headers.put(REVISION, HeaderText.of(decision.locks().token().toString()));
        headers.put(GENERATION, Long.toString(decision.generation()));
        headers.put(OBLIGATIONS, HeaderText.obligations(decision));
        return CheckResponse.newBuilder()
                .setStatus(Status.newBuilder().setCode(GrpcStatus.OK.code))
                .setOkResponse(OkHttpResponse.newBuilder()
                        .addAllHeaders(options(headers))
                        .addAllHeadersToRemove(FORGERIES));
    }

    private CheckResponse.Builder denied(StatusCode status, String reason, String message) {
        RefusalBody body = RefusalBody.of(accept, reason, message);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", body.type());
        headers.put("x-content-type-options", "nosniff");
        headers.put("cache-control", "no-store");
        headers.put(DECISION, "deny");
        headers.put(REASON, reason);
        if (status == StatusCode.Unauthorized) {
            headers.put("www-authenticate", "Bearer");
        }
        GrpcStatus code = status == StatusCode.Unauthorized ? GrpcStatus.UNAUTHENTICATED : GrpcStatus.PERMISSION_DENIED;
        return CheckResponse.newBuilder()
                .setStatus(Status.newBuilder().setCode(code.code).setMessage(message))
                .setDeniedResponse(DeniedHttpResponse.newBuilder()
                        .setStatus(HttpStatus.newBuilder().setCode(status))
                        .addAllHeaders(options(headers))
                        .setBody(body.text()));
    }

    private static List<HeaderValueOption> options(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> HeaderValueOption.newBuilder()
                        .setHeader(
                                HeaderValue.newBuilder().setKey(header.getKey()).setValue(header.getValue()))
                        .setAppendAction(HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD)
                        .build())
                .toList();
    }
}
