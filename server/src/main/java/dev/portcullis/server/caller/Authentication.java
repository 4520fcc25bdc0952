package dev.portcullis.server.caller;

import dev.portcullis.server.web.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/** Finds out who calls. */
public interface Authentication {
    /**
     * The caller of a request, by its certificate or its bearer token.
     *
     * @return the caller, or a failure with {@link dev.portcullis.server.web.Refusal#unauthenticated}, which never says why
     */
    Future<Caller> caller(HttpServerRequest request);

    /**
     * The caller of a request that is still being answered, with the rights and the user that it has by now.
     *
     * @param begun the caller as it was when the answer began
     * @return a failure as well where somebody else calls by now
     */
    default Future<Caller> again(HttpServerRequest request, Caller begun) {
        return caller(request)
                .compose(now -> now.name().equals(begun.name())
                        ? Future.succeededFuture(now)
                        : Future.failedFuture(Refusal.unauthenticated()));
    }
}
