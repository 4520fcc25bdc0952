package dev.portcullis.server.point;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.request.Request;
import dev.portcullis.server.caller.Caller;
import java.time.Duration;
import java.util.List;

/**
 * What a caller has asked.
 *
 * @param caller who has asked
 * @param edge through which interface: {@code authzen}, {@code ext_authz}, {@code forward_auth}, {@code session}, {@code admin}
 * @param requestId what the caller calls the request; empty where it does not
 * @param request what it was read as
 * @param ignored what of it was not believed, one sentence each; becomes warnings of the decision
 * @param minimum what must be known before it is decided; {@link StoreToken#NONE} for nothing
 * @param longest how long to wait for that
 */
public record Asked(
        Caller caller,
        String edge,
        String requestId,
        Request request,
        List<String> ignored,
        StoreToken minimum,
        Duration longest) {
    public Asked {
        ignored = List.copyOf(ignored);
    }

    /** Something asked of which all is believed, to be decided at once. */
    public Asked(Caller caller, String edge, String requestId, Request request) {
        this(caller, edge, requestId, request, List.of(), StoreToken.NONE, Duration.ZERO);
    }

    /** The same with what was not believed. */
    public Asked ignoring(List<String> claims) {
        return new Asked(caller, edge, requestId, request, claims, minimum, longest);
    }

    /** The same, once something is known. */
    public Asked after(StoreToken token, Duration wait) {
        return new Asked(caller, edge, requestId, request, ignored, token, wait);
    }
}
