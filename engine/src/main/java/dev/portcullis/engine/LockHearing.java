package dev.portcullis.engine;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.identity.Identity;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMatch;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockQuestion;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.Condition;
import dev.portcullis.model.EvaluationException;
import dev.portcullis.model.LockTest;
import dev.portcullis.model.TimedScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the locks that can keep a request out what they say at its time. */
final class LockHearing {
    private final LockIndex index;
    private final LockQuestion question;
    private final CompiledPolicy policy;
    private List<Finding> findings = List.of();
    private Instant end = Instant.MAX;
    private Instant nextStart = Instant.MAX;
    private @Nullable TimedScope scope;

    private LockHearing(LockIndex index, LockQuestion question, CompiledPolicy policy) {
        this.index = index;
        this.question = question;
        this.policy = policy;
    }

    /**
     * What locks say.
     *
     * @param named those that can keep the request out, the one to report first
     */
    static LockEvidence of(List<Lock> named, LockIndex index, LockQuestion question, CompiledPolicy policy) {
        if (named.isEmpty()) {
            return LockEvidence.NONE;
        }
        LockHearing hearing = new LockHearing(index, question, policy);
        for (int i = 0; i < named.size(); i++) {
            hearing.ask(named.get(i));
        }
        return new LockEvidence(hearing.findings, hearing.until());
    }

    private void ask(Lock lock) {
        Instant now = question.request().now();
        if (lock.isToCome(now) && lock.terms().starts().isBefore(nextStart)) {
            nextStart = lock.terms().starts();
        }
        if (!lock.inForce(now)) {
            return;
        }
        if (lock.terms().hasConditions()) {
            askConditions(lock);
        } else {
            add(lock, "");
        }
    }

    /** Something missing is no match; a lock that cannot be evaluated for another reason keeps out. */
    private void askConditions(Lock lock) {
        LockTest test = index.test(lock);
        try {
            if (isMet(lock, test) && test.isAbout(question.request().resource())) {
                add(lock, "");
            }
        } catch (EvaluationException broken) {
            if (!broken.isMissing()) {
                add(lock, "it could not be evaluated: " + broken.why() + " (" + broken.place() + ")");
            }
        }
    }

    private boolean isMet(Lock lock, LockTest test) {
        if (test.expression().isEmpty()) {
            return true;
        }
        boolean byFields = lock.terms().match() == LockMatch.ANY && question.hasAnyFieldOf(lock);
        return byFields || holds(test.expression().get());
    }

    /** Expressions speak of users; machines of the cluster are touched by fields alone. */
    private boolean holds(Condition expression) {
        if (!(question.identity() instanceof Identity.Person person)) {
            return false;
        }
        TimedScope known = scope;
        if (known == null) {
            known = new TimedScope(policy.scope(question.request(), person));
            scope = known;
        }
        return expression.holds(known);
    }

    private void add(Lock lock, String detail) {
        if (findings.isEmpty()) {
            findings = new ArrayList<>(2);
            end = lock.end();
        }
        Origin origin = new Origin("lock", lock.name(), lock.place());
        findings.add(new Finding(Line.LOCK, Reason.LOCKED, lock.refusal(), detail, origin));
    }

    /** Until when they say the same. */
    private Instant until() {
        Instant until = nextStart.isBefore(end) ? nextStart : end;
        return scope != null && scope.until().isBefore(until) ? scope.until() : until;
    }
}
