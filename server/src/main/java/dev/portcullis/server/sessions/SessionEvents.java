package dev.portcullis.server.sessions;

import dev.portcullis.server.sessions.HeldSession.End;
import dev.portcullis.server.web.Json;
import dev.portcullis.text.GoDuration;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Server-sent events as they go over the wire. The id of an event says of which memory of the server it is, and its number there. */
final class SessionEvents {
    private static final long RETRY_MILLIS = 1_000;

    private SessionEvents() {}

    /** The first event of a stream. */
    static Buffer hello(GatewayLine line, SessionBounds bounds) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("gateway", line.gateway().name());
        data.put("memory", line.memory());
        data.put("open", line.open());
        data.put("lease", GoDuration.of(bounds.lease()));
        data.put("beat", GoDuration.of(bounds.beat()));
        return Buffer.buffer("retry: " + RETRY_MILLIS + "\n").appendBuffer(event("hello", line, 0, data));
    }

    /** Nothing is known any more of what the gateway was told before. */
    static Buffer reset(GatewayLine line) {
        return event(
                "reset",
                line,
                0,
                Map.of(
                        "message",
                        "the sessions that were opened before are not known any more: close them or open them again"));
    }

    /** The gateway listens by another stream. */
    static Buffer replaced(GatewayLine line) {
        return event(
                "replaced",
                line,
                0,
                Map.of("message", "another stream of the same gateway has taken the place of this one"));
    }

    /** A session has ended. */
    static Buffer terminate(GatewayLine line, HeldSession session, End end) {
        return event("terminate", line, end.number(), SessionDocument.ended(session));
    }

    private static Buffer event(String name, GatewayLine line, long number, Map<String, Object> data) {
        return Buffer.buffer("event: " + name + "\nid: " + line.memory() + "/" + number + "\ndata: ")
                .appendBuffer(Json.write(data))
                .appendString("\n\n");
    }
}
