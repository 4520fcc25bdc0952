package dev.portcullis.engine;

import dev.portcullis.decision.LockKnowledge;
import dev.portcullis.decision.StoreToken;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What one decision goes by, from its start to its end.
 *
 * @param state policy and locks
 * @param known what is known of the locks at this moment
 * @param unreached what the caller wanted the view of the locks to reach, where it did not in time
 */
record Basis(PolicyState state, LockKnowledge known, Optional<StoreToken> unreached) {
    Basis(PolicyState state, LockKnowledge known) {
        this(state, known, Optional.empty());
    }

    /** The same state as a decision at this moment knows it; as it is where the view does not grow old. */
    Basis now(LongSupplier nanoTime) {
        LockKnowledge current = state.locks().knowledge(nanoTime);
        return current.equals(known) ? this : new Basis(state, current);
    }

    /** The same where the view has not reached what the caller wanted. */
    Basis without(StoreToken wanted) {
        return new Basis(state, known, Optional.of(wanted));
    }
}
