package dev.portcullis.server;

import dev.portcullis.server.caller.Authentication;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.operations.RejectedCallers;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the gate and the limit of requests are to routes, for calls of gRPC, which do without routes.
 *
 * @param authentication knows the callers
 * @param rejected keeps on record who was not authenticated, if anything is
 * @param rate how much a caller may ask, if that is limited
 */
record CallGate(Authentication authentication, Optional<RejectedCallers> rejected, Optional<RateLimit> rate)
        implements Authentication {
    private static final Logger LOG = LoggerFactory.getLogger(CallGate.class);

    @Override
    public Future<Caller> caller(HttpServerRequest request) {
        return Future.succeededFuture(request)
                .compose(authentication::caller)
                .onFailure(why -> turnedAway(request, why))
                .compose(this::within);
    }

    private void turnedAway(HttpServerRequest request, Throwable why) {
        if (!(why instanceof Refusal)) {
            LOG.error("a caller could not be authenticated", why);
        }
        rejected.ifPresent(record -> record.rejected(request));
    }

    private Future<Caller> within(Caller caller) {
        return rate.filter(limit -> !limit.admits(caller, System.nanoTime())).isPresent()
                ? Future.failedFuture(RateLimit.refusal())
                : Future.succeededFuture(caller);
    }
}
