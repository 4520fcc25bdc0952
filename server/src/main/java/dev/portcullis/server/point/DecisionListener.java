package dev.portcullis.server.point;

import dev.portcullis.decision.Decision;

/** Is told of every decision, before the caller is answered. Called by the threads that serve, so it must not block or throw. */
public interface DecisionListener {
    /**
     * A decision was made.
     *
     * @param asked what was asked
     * @param decision what was decided
     * @param nanos how long that took, without waiting for what had to be known
     */
    void decided(Asked asked, Decision decision, long nanos);
}
