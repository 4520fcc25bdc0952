package dev.portcullis.session;

/** The gateway's end of a session. */
public interface SessionListener {
    /**
     * The session has ended and its connection must be cut. Called once, and never for a session that the gateway has
     * closed before; perhaps already while {@link SessionRegistry#open} is about to return the session. What it throws is
     * counted and told to the settings; the session has ended all the same.
     *
     * @param session the session
     * @param termination why it has ended
     */
    void terminate(Session session, Termination termination);
}
