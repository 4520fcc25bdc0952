package dev.portcullis.server.caller;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/** Finds out who calls. */
public interface Authentication {
    /** Everybody is the same caller with all rights: for trials on one machine. */
    static Authentication everybodyIs(Caller caller) {
        return request -> Future.succeededFuture(caller);
    }

    /**
     * The caller of a request, by its certificate or its bearer token.
     *
     * @return the caller, or a failure with {@link dev.portcullis.server.web.Refusal#unauthenticated}, which never says why
     */
    Future<Caller> caller(HttpServerRequest request);
}
