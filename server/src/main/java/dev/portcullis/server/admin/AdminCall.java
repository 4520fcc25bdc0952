package dev.portcullis.server.admin;

import dev.portcullis.request.Client;
import dev.portcullis.request.Subject;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.web.RequestId;
import io.vertx.ext.web.RoutingContext;

/**
 * Who administers.
 *
 * @param caller who calls
 * @param address from where: an IP address
 * @param requestId what the caller calls the request
 */
record AdminCall(Caller caller, String address, String requestId) {
    static AdminCall of(RoutingContext context) {
        return new AdminCall(
                Caller.of(context), context.request().remoteAddress().hostAddress(), RequestId.of(context));
    }

    /** As whom; nobody for a caller that may administer nothing. */
    String user() {
        return caller.user().map(Subject.User::name).orElse("");
    }

    Client client() {
        return new Client(address, "");
    }
}
