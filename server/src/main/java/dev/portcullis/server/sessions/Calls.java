package dev.portcullis.server.sessions;

import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.point.Gateway;
import dev.portcullis.server.web.Json;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the calls of this interface have in common. */
final class Calls {
    private static final String GATEWAY = "gateway";
    private static final int UNKNOWN = 404;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{0,64}");

    private Calls() {}

    /**
     * The gateway that calls.
     *
     * @throws Refusal with status 403 for a caller that may open no sessions, with 400 for no name of a gateway,
     *     or for another parameter: a typo must not part sessions from the stream that tells of them
     */
    static Gateway gateway(RoutingContext context) {
        Caller caller = demandAsking(Caller.of(context));
        context.queryParams().names().stream()
                .filter(given -> !given.equals(GATEWAY))
                .findFirst()
                .ifPresent(given -> {
                    throw Refusal.malformed("`" + given + "` is no parameter of this call; `gateway` is");
                });
        List<String> names = context.queryParam(GATEWAY);
        String name = names.isEmpty() ? "" : names.get(0);
        if (names.size() > 1 || !NAME.matcher(name).matches()) {
            throw Refusal.malformed("`gateway` is one name of up to 64 letters, digits, dots, hyphens and underscores");
        }
        return new Gateway(caller.id(), name);
    }

    /**
     * The same caller, which may have sessions.
     *
     * @throws Refusal with status 403 otherwise
     */
    static Caller demandAsking(Caller caller) {
        if (!caller.may(Right.ASK)) {
            throw Refusal.forbidden("the caller may not open sessions: it has no right to ask");
        }
        return caller;
    }

    /** The id in the path. What is no id is unknown as well. */
    static Optional<UUID> id(RoutingContext context) {
        return Optional.ofNullable(context.pathParam("id")).flatMap(Batch::id);
    }

    /** Nobody learns whether a session exists that belongs to somebody else. */
    static Refusal unknown() {
        return new Refusal(UNKNOWN, "the session is not known");
    }

    /** What was sent; nothing is as good as an empty text. */
    static Buffer body(RoutingContext context) {
        return Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
    }

    static void answer(RoutingContext context, Map<String, Object> document) {
        context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Json.write(document));
    }
}
