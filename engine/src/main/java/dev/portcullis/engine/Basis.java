package dev.portcullis.engine;

import dev.portcullis.decision.LockKnowledge;
import dev.portcullis.decision.StoreToken;
import java.util.Optional;

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
}
