package dev.portcullis.session;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.decision.Effect;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks at sessions, and ends those that must not go on. */
final class Supervision {
    /** A rule can say of every moment that the next one may be different; it is not asked that often. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(100);

    private final PolicyEngine engine;
    private final DecisionMode mode;
    private final Clocks clocks;
    private final SessionIndex index;
    private final Deadlines deadlines;
    private final Agenda agenda;
    private final Farewell farewell;

    Supervision(
            PolicyEngine engine,
            DecisionMode mode,
            Clocks clocks,
            SessionIndex index,
            Deadlines deadlines,
            Farewell farewell) {
        this.engine = engine;
        this.mode = mode;
        this.clocks = clocks;
        this.index = index;
        this.deadlines = deadlines;
        this.agenda = new Agenda(clocks, deadlines);
        this.farewell = farewell;
    }

    Agenda agenda() {
        return agenda;
    }

    /** Decides about a session as it is now. It may have been woken for nothing. */
    void wake(Session session) {
        try {
            look(session);
        } catch (RuntimeException | Error fault) {
            endUnwatched(session, fault);
        }
    }

    private void look(Session session) {
        Optional<Termination> over = deadlines.over(session);
        if (over.isPresent()) {
            end(session, over.get(), Optional.empty());
        } else if (deadlines.isToBeReviewed(session)) {
            review(session, Optional.empty());
        } else {
            agenda.arm(session);
        }
    }

    /**
     * Decides anew about a session that runs or is about to, and ends it where that is the answer.
     *
     * @param committed when the lock was committed that is the reason to ask; empty for other reasons
     * @return whether something is due on the agenda now that is earlier than all before
     */
    boolean review(Session session, Optional<Instant> committed) {
        if (!session.isAlive()) {
            return false;
        }
        try {
            Decision decision = decide(session);
            if (decision.effect() != Effect.TERMINATE) {
                return agenda.arm(session);
            }
            end(session, Termination.decided(decision), committed);
        } catch (RuntimeException | Error fault) {
            endUnwatched(session, fault);
        }
        return false;
    }

    /** Nobody stays in because looking at a session has failed, and no other session is passed over for that. */
    private void endUnwatched(Session session, Throwable fault) {
        farewell.fault(fault);
        end(session, Termination.unwatched(fault), Optional.empty());
    }

    /** One after the other for each session: the last word is that of the latest view of locks and policy. */
    Decision decide(Session session) {
        synchronized (session) {
            Request request = session.request().at(clocks.wall());
            Decision decision = mode.of(engine.review(request, session.standing()));
            session.holdsUntil(latest(decision.holdsUntil(), request.now().plus(LEAST_PAUSE)));
            return decision;
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** Ends a session, unless it has ended or was closed; one that is not open yet is refused by whoever opens it. */
    void end(Session session, Termination termination, Optional<Instant> committed) {
        if (session.leave() == Session.Stage.OPEN) {
            forget(session);
            farewell.say(session, termination, committed);
        }
    }

    /** Takes a session out that is over. */
    void forget(Session session) {
        agenda.cancel(session);
        index.remove(session);
    }
}
