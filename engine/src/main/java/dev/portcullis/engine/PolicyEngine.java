package dev.portcullis.engine;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.locks.LockView;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.request.Request;
import dev.portcullis.request.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests by a policy and a view of the locks. Safe for any number of threads; policy and view are swapped
 * whole, and a decision uses the same ones from its start to its end.
 *
 * <p>A decision does no I/O, and reads no clock but for the age of the view: it depends on request, policy and view alone. A fault of the engine
 * itself refuses the request or ends the session, with the fault in the finding.
 */
public final class PolicyEngine {
    private static final String FAULT = "the request could not be decided";

    private final CoreRules rules;
    private final @Nullable DecisionCache cache;
    private final LongSupplier nanoTime;
    private volatile Basis latest;

    /** An engine with the core rules alone, which decides every request anew. */
    public PolicyEngine(CompiledPolicy policy, LockView locks) {
        this(new CoreRules(), policy, locks);
    }

    /**
     * An engine with rules that are built already, which decides every request anew.
     *
     * @param rules the core rules, perhaps with others beside them; engines may share them
     * @param policy the first policy, of generation 1
     * @param locks the first view of the locks
     */
    public PolicyEngine(CoreRules rules, CompiledPolicy policy, LockView locks) {
        this(rules, policy, locks, 0);
    }

    /**
     * An engine that remembers decisions and gives them again while nothing has changed that they depend on.
     *
     * @param rules the core rules; with others beside them nothing is remembered, since those may look at anything
     * @param policy the first policy, of generation 1
     * @param locks the first view of the locks
     * @param remembered how many decisions are remembered at most; 0 for none
     */
    public PolicyEngine(CoreRules rules, CompiledPolicy policy, LockView locks, int remembered) {
        this(rules, policy, locks, remembered, System::nanoTime);
    }

    /**
     * The same with another clock.
     *
     * @param nanoTime the clock that {@link dev.portcullis.locks.Proof} goes by; asked once a decision, where the moment matters
     */
    public PolicyEngine(CoreRules rules, CompiledPolicy policy, LockView locks, int remembered, LongSupplier nanoTime) {
        this.rules = rules;
        this.cache = remembered == 0 || rules.extended() ? null : new DecisionCache(remembered);
        this.nanoTime = nanoTime;
        this.latest = basis(PolicyState.first(policy, locks));
    }

    /** Uses another policy from now on; its generation is one higher. */
    public synchronized void use(CompiledPolicy policy) {
        latest = basis(latest.state().with(policy));
    }

    /** Uses another view of the locks from now on, and wakes those who wait for it. */
    public synchronized void use(LockView locks) {
        latest = basis(latest.state().with(locks));
        notifyAll();
    }

    /** Another engine that decides by the same rules and the policy of now, but under these locks: for trials. */
    public PolicyEngine under(LockView locks) {
        return new PolicyEngine(rules, policy(), locks);
    }

    /** The policy that decides now. */
    public CompiledPolicy policy() {
        return latest.state().policy();
    }

    /** Number of the policy that decides now, growing with every other policy. */
    public long generation() {
        return latest.state().generation();
    }

    /** How often decisions were remembered. */
    public CacheUse cacheUse() {
        return cache == null ? CacheUse.NONE : cache.use();
    }

    /** The view of the locks that decides now. */
    public LockView locks() {
        return latest.state().locks();
    }

    /** Decides a request. */
    public Decision decide(Request request) {
        return decide(request, basis());
    }

    /**
     * Decides a request once the view of the locks has reached a point. Where it does not get there in time, a request for
     * a new session is denied.
     *
     * @param minimum what must be known, usually the token of a write
     * @param longest how long to wait for it; an interrupted thread waits no longer
     */
    public Decision decide(Request request, StoreToken minimum, Duration longest) {
        boolean reached = awaits(minimum, longest);
        return decide(request, reached ? basis() : basis().without(minimum));
    }

    /** What of a request would be fixed if it opened a session now. */
    public Standing standing(Request request) {
        return Deliberation.standing(latest.state(), request);
    }

    /**
     * Decides anew about a session that runs.
     *
     * @param request what it was opened for, as one about an active session, at the time of this decision
     * @param standing what was fixed when it was opened
     */
    public Decision review(Request request, Standing standing) {
        Basis basis = basis();
        try {
            return Deliberation.run(rules, basis, request, standing).decision();
        } catch (RuntimeException | StackOverflowError fault) {
            return refusal(request, basis, fault);
        }
    }

    /** Decides a request and tells everything that was found. */
    public Explanation explain(Request request) {
        Basis basis = basis();
        try {
            Deliberation deliberation = Deliberation.run(rules, basis, request);
            return new Explanation(deliberation.decision(), deliberation.findings());
        } catch (RuntimeException | StackOverflowError fault) {
            Decision refusal = refusal(request, basis, fault);
            return new Explanation(refusal, List.of(refusal.finding()));
        }
    }

    private Basis basis(PolicyState state) {
        return new Basis(state, state.locks().knowledge(nanoTime));
    }

    private Basis basis() {
        return latest.now(nanoTime);
    }

    private Decision decide(Request request, Basis basis) {
        try {
            return cache == null
                    ? Deliberation.run(rules, basis, request).decision()
                    : cache.decide(rules, basis, request);
        } catch (RuntimeException | StackOverflowError fault) {
            return refusal(request, basis, fault);
        }
    }

    /**
     * Waits until the view of the locks has reached a point.
     *
     * @param minimum what must be known
     * @param longest how long to wait for it; an interrupted thread waits no longer
     * @return whether it is known now
     */
    public synchronized boolean awaits(StoreToken minimum, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            while (!locks().token().reaches(minimum)) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Decision refusal(Request request, Basis basis, Throwable fault) {
        Effect effect = request.effectiveSession() == SessionState.NEW ? Effect.DENY : Effect.TERMINATE;
        Finding finding = new Finding(Line.LOCK, Reason.ERROR, FAULT, fault.toString(), Origin.NONE);
        return new Decision(
                effect, finding, List.of(), List.of(), basis.state().generation(), basis.known(), Instant.MAX);
    }
}
