package dev.portcullis.store.etcd.faults;

import dev.portcullis.decision.StoreToken;
import java.util.Optional;

/**
 * A write that somebody asked for, and what was said of it. Moments are those of {@link System#nanoTime}.
 *
 * @param name of the lock
 * @param order what the lock says since; missing where it was deleted
 * @param began when it was asked for
 * @param ended when it was answered
 * @param outcome what was said
 * @param token where in the history it is; {@link StoreToken#NONE} unless it was acknowledged
 */
record Write(String name, Optional<LockOrder> order, long began, long ended, Outcome outcome, StoreToken token) {
    /** What was said of a write. */
    enum Outcome {
        ACKNOWLEDGED,
        /** Nothing was written, for the store could not. */
        REFUSED,
        /** Nothing was written, for what was there was not what it should have been. */
        CONTRADICTED,
        /** It may have happened. */
        UNKNOWN
    }

    boolean acknowledged() {
        return outcome == Outcome.ACKNOWLEDGED;
    }

    /** The text that the store has since; missing where it was deleted. */
    Optional<String> document() {
        return order.map(some -> some.document(name));
    }
}
