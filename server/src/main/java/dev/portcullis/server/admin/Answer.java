package dev.portcullis.server.admin;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.server.web.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a call is answered.
 *
 * @param status status code of HTTP
 * @param token up to where the store is known by it
 * @param revision of the resource that it is about, if it is about one
 * @param location where that is, if it is new
 * @param body JSON, written where the answer was found, since that may take longer than an event loop should be kept; empty for
 *     none
 */
record Answer(int status, StoreToken token, OptionalLong revision, Optional<String> location, Optional<Buffer> body) {
    /** The header that tells a point of the store's history. */
    static final String TOKEN = "Portcullis-Token";

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    /** A document. */
    static Answer of(StoreToken token, Map<String, Object> document) {
        return new Answer(OK, token, OptionalLong.empty(), Optional.empty(), Optional.of(Json.write(document)));
    }

    /** Nothing to say beside the token. */
    static Answer done(StoreToken token) {
        return new Answer(NO_CONTENT, token, OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    /** A document about a resource of that revision. */
    Answer at(long resource) {
        return new Answer(status, token, OptionalLong.of(resource), location, body);
    }

    /** The same about what is new there. */
    Answer created(String place) {
        return new Answer(201, token, revision, Optional.of(place), body);
    }

    void send(HttpServerResponse response) {
        response.setStatusCode(status).putHeader(TOKEN, token.toString()).putHeader("Cache-Control", "no-store");
        revision.ifPresent(number -> response.putHeader("ETag", "\"" + number + "\""));
        location.ifPresent(place -> response.putHeader("Location", place));
        body.ifPresentOrElse(
                content ->
                        response.putHeader("Content-Type", "application/json").end(content),
                response::end);
    }
}
