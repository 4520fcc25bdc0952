package dev.portcullis.server.admin;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.server.web.Json;
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
 * @param document empty for none
 */
record Answer(
        int status,
        StoreToken token,
        OptionalLong revision,
        Optional<String> location,
        Optional<Map<String, Object>> document) {
    /** The header that tells a point of the store's history. */
    static final String TOKEN = "Portcullis-Token";

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    /** A document. */
    static Answer of(StoreToken token, Map<String, Object> document) {
        return new Answer(OK, token, OptionalLong.empty(), Optional.empty(), Optional.of(document));
    }

    /** Nothing to say beside the token. */
    static Answer done(StoreToken token) {
        return new Answer(NO_CONTENT, token, OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    /** A document about a resource of that revision. */
    Answer at(long resource) {
        return new Answer(status, token, OptionalLong.of(resource), location, document);
    }

    /** The same about what is new there. */
    Answer created(String place) {
        return new Answer(201, token, revision, Optional.of(place), document);
    }

    void send(HttpServerResponse response) {
        response.setStatusCode(status).putHeader(TOKEN, token.toString()).putHeader("Cache-Control", "no-store");
        revision.ifPresent(number -> response.putHeader("ETag", "\"" + number + "\""));
        location.ifPresent(place -> response.putHeader("Location", place));
        document.ifPresentOrElse(
                content ->
                        response.putHeader("Content-Type", "application/json").end(Json.write(content)),
                response::end);
    }
}
