package dev.portcullis.server.authzen;

import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.web.Json;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.server.web.RequestId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;

/** One request and its answer, as the Authorization API sends them over HTTP. */
final class Exchange {
    private static final String JSON = "application/json";

    private final RoutingContext context;

    Exchange(RoutingContext context) {
        this.context = context;
    }

    /** What the request is called. */
    String requestId() {
        return RequestId.of(context);
    }

    /**
     * The caller, if it may ask.
     *
     * @throws Refusal with status 403 if it may not
     */
    Caller caller() {
        Caller caller = Caller.of(context);
        if (!caller.may(Right.ASK)) {
            throw Refusal.forbidden("the caller has no right to ask");
        }
        return caller;
    }

    /**
     * The body.
     *
     * @throws Refusal with status 400 if it is no object of JSON or does not say that it is
     */
    Members body() {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null
                || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
            throw Refusal.malformed("the content type is not " + JSON);
        }
        if (context.body().buffer() == null) {
            throw Refusal.malformed("the body is empty");
        }
        return Members.of(Json.read(context.body().buffer()), "");
    }

    /** Answers with an object of JSON. */
    void answer(Map<String, ?> body) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(Json.write(body));
    }

    /** Answers with what went wrong. */
    void fail(Throwable failure) {
        context.fail(failure);
    }
}
