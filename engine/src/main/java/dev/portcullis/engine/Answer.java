package dev.portcullis.engine;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.LockKnowledge;
import dev.portcullis.identity.Identity;
import dev.portcullis.lock.Lock;
import dev.portcullis.locks.LockQuestion;
import dev.portcullis.request.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A remembered decision with all that it depends on beside its question.
 *
 * @param decision what was decided; holds its generation of the policy, and until when it is right
 * @param from the instant it was decided for: nothing is known of earlier ones
 * @param identity who the subject was
 * @param named the locks that could keep the request out, in force or not
 * @param lockGeneration number of the index in which they were found
 */
record Answer(Decision decision, Instant from, Identity identity, List<Lock> named, long lockGeneration) {
    static Answer of(Deliberation deliberation, Decision decision, Instant from, long lockGeneration) {
        return new Answer(decision, from, deliberation.identity(), deliberation.named(), lockGeneration);
    }

    /** The answer to the same question in a state; nothing when it may be another decision. */
    @Nullable
    Answer in(Basis basis, Request request) {
        PolicyState state = basis.state();
        if (decision.generation() != state.generation() || !holdsAt(request.now())) {
            return null;
        }
        LockKnowledge known = basis.known();
        if (lockGeneration == state.lockGeneration()) {
            return decision.locks().equals(known)
                    ? this
                    : new Answer(decision.knowing(known), from, identity, named, lockGeneration);
        }
        LockQuestion question =
                new LockQuestion(request, identity, state.policy().settings().name());
        return named.equals(LockSearch.find(state.locks().index(), question))
                ? new Answer(decision.knowing(known), from, identity, named, state.lockGeneration())
                : null;
    }

    private boolean holdsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(decision.holdsUntil());
    }
}
