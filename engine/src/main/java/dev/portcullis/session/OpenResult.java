package dev.portcullis.session;

import dev.portcullis.decision.Decision;

/** What came of the wish to open a session. */
public sealed interface OpenResult {
    /** What was decided. */
    Decision decision();

    /**
     * The session runs.
     *
     * @param session the session
     * @param decision why it may run, and what the gateway must see to
     */
    record Opened(Session session, Decision decision) implements OpenResult {}

    /**
     * There is no session.
     *
     * @param decision why; to terminate, where a session would be allowed but would have to end at once
     */
    record Refused(Decision decision) implements OpenResult {}
}
