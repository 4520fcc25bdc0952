package dev.portcullis.engine;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.LockKnowledge;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import java.util.List;
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

    /** Why a request is refused where the view has not reached what the caller wanted; nothing where it has. */
    List<Finding> notReached() {
        return unreached.isEmpty() ? List.of() : List.of(notReached(unreached.get()));
    }

    private Finding notReached(StoreToken wanted) {
        String message = wanted.epoch().equals(known.token().epoch())
                ? "the locks are not known up to revision " + wanted.revision() + " yet"
                : "the revision that is demanded is of another epoch than the locks that are known";
        String detail = "demanded was " + wanted + ", known is " + known.token();
        return new Finding(Line.REVISION, Reason.REVISION_NOT_REACHED, message, detail, Origin.NONE);
    }
}
