package dev.portcullis.server.admin;

import dev.portcullis.server.web.Refusal;
import dev.portcullis.store.StoreException;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Map;

/** What callers are told of a store that did not do what it was asked. */
final class StoreRefusals {
    /** The member of a problem document that names its reason for programs. */
    static final String REASON = "reason";

    private static final int PRECONDITION_FAILED = 412;

    private StoreRefusals() {}

    /** The answer to a caller; which failure it was is told in a word as well. */
    static Refusal of(StoreException failure, HttpServerRequest request) {
        boolean precondition =
                failure.kind() == StoreException.Kind.EXISTS && request.getHeader("If-None-Match") != null;
        return new Refusal(
                precondition ? PRECONDITION_FAILED : status(failure.kind()),
                String.valueOf(failure.getMessage()),
                Map.of(REASON, failure.kind().name().toLowerCase(Locale.ROOT)));
    }

    private static int status(StoreException.Kind kind) {
        return switch (kind) {
            case EXISTS, READ_ONLY -> 409;
            case NOT_FOUND -> 404;
            case CONFLICT -> PRECONDITION_FAILED;
            case REPLACED, UNAVAILABLE -> 503;
            case UNKNOWN_OUTCOME, UNREADABLE -> 500;
        };
    }
}
