package dev.portcullis.server.admin;

import dev.portcullis.server.caller.Authentication;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;

/** Whether somebody who follows changes may go on: who that is, and as which user, is found out anew each time. */
final class WatchPermit {
    private final Authentication authentication;
    private final Access access;
    private final RoutingContext context;
    private final AdminCall begun;
    private final Collection<String> kinds;

    private WatchPermit(
            Authentication authentication,
            Access access,
            RoutingContext context,
            AdminCall begun,
            Collection<String> kinds) {
        this.authentication = authentication;
        this.access = access;
        this.context = context;
        this.begun = begun;
        this.kinds = kinds;
    }

    /**
     * Lets somebody begin to follow.
     *
     * @throws Refusal with status 403 if that is not allowed
     */
    static WatchPermit of(
            Authentication authentication, Access access, RoutingContext context, Collection<String> kinds) {
        AdminCall call = AdminCall.of(context);
        access.demandReading(call, kinds);
        return new WatchPermit(authentication, access, context, call, kinds);
    }

    /** Who follows, as it is now; a failure if it may not go on. */
    Future<Caller> check() {
        return authentication.again(context.request(), begun.caller()).map(caller -> {
            access.demandStillReading(new AdminCall(caller, begun.address(), begun.requestId()), kinds);
            return caller;
        });
    }
}
