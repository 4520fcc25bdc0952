package dev.portcullis.benchmark.world;

import dev.portcullis.decision.Reason;

/** What a request must be answered. */
public enum Answer {
    ALLOWED,
    /** By a role that forbids it, or because no role allows it. */
    DENIED,
    LOCKED;

    /** Whether a decision for this reason is this answer. */
    public boolean is(Reason reason) {
        return switch (this) {
            case ALLOWED -> reason == Reason.GRANTED;
            case DENIED -> reason == Reason.ROLE_DENIED || reason == Reason.NO_MATCH;
            case LOCKED -> reason == Reason.LOCKED;
        };
    }
}
