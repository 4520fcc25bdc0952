package dev.portcullis.server.point;

import dev.portcullis.request.Request;
import dev.portcullis.session.Termination;
import java.util.UUID;

/**
 * Is told of every session of a gateway that was ended, once, before the gateway is. Called by the threads that end sessions,
 * so it must not block or throw.
 */
public interface TerminationListener {
    /**
     * A session has ended.
     *
     * @param gateway who holds its connection
     * @param session what the gateway calls it
     * @param request what it was opened for, as a request about an active session at the time of opening
     * @param termination why it has ended, with the decision where one has ended it
     */
    void terminated(Gateway gateway, UUID session, Request request, Termination termination);
}
