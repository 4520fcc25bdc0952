package dev.portcullis.preview;

import dev.portcullis.cluster.StoredUser;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Line;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.request.Action;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.time.Instant;
import java.util.List;

/** Asks the engine itself what it would decide under some locks. */
final class LockTrial {
    private static final Action REMOVE_LOCK = Action.api("lock", List.of("delete"));

    private final PolicyEngine engine;
    private final Instant at;

    /**
     * @param surroundings whose policy decides
     * @param locks the only locks there are
     * @param at the time of all requests
     */
    LockTrial(Surroundings surroundings, LockIndex locks, Instant at) {
        this.engine = surroundings.engine(locks);
        this.at = at;
    }

    /** Whether a lock ends a session. */
    boolean ends(OpenSession session) {
        return isLocked(engine.review(session.request().active().at(at), session.standing()));
    }

    /** Whether a lock keeps a user out, whatever the user does. */
    boolean keepsOut(StoredUser user) {
        return isLocked(engine.decide(Request.call(subject(user), Action.API, at)));
    }

    /** Whether a user who logs in after the lock is made may delete locks; its times are whole seconds. */
    boolean letsDeleteLocks(StoredUser user) {
        Subject.User loggedIn = subject(user).authenticated(at.plusSeconds(1));
        return engine.decide(Request.call(loggedIn, REMOVE_LOCK, at)).allowed();
    }

    /** A lock's finding comes before all others while the view of the locks is proven. */
    private static boolean isLocked(Decision decision) {
        return decision.finding().line() == Line.LOCK
                && decision.finding().origin().kind().equals("lock");
    }

    private static Subject.User subject(StoredUser user) {
        return Subject.User.local(user.name(), user.roles(), user.traits());
    }
}
