package dev.portcullis.engine;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.locks.LockView;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.request.Request;
import dev.portcullis.request.SessionState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests by a policy and a view of the locks. Safe for any number of threads; policy and view are swapped
 * whole, and a decision uses the same ones from its start to its end.
 *
 * <p>A decision does no I/O and reads no clock: it depends on request, policy and view alone. A fault of the engine
 * itself refuses the request or ends the session, with the fault in the finding.
 */
public final class PolicyEngine {
    private static final String FAULT = "the request could not be decided";

    private final CoreRules rules;
    private final @Nullable DecisionCache cache;
    private volatile PolicyState state;

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
        this.rules = rules;
        this.cache = remembered == 0 || rules.extended() ? null : new DecisionCache(remembered);
        this.state = PolicyState.first(policy, locks);
    }

    /** Uses another policy from now on; its generation is one higher. */
    public synchronized void use(CompiledPolicy policy) {
        state = state.with(policy);
    }

    /** Uses another view of the locks from now on. */
    public synchronized void use(LockView locks) {
        state = state.with(locks);
    }

    /** Decides a request. */
    public Decision decide(Request request) {
        PolicyState used = state;
        try {
            return cache == null
                    ? Deliberation.run(rules, used, request).decision()
                    : cache.decide(rules, used, request);
        } catch (RuntimeException | StackOverflowError fault) {
            return refusal(request, used, fault);
        }
    }

    /** Decides a request and tells everything that was found. */
    public Explanation explain(Request request) {
        PolicyState used = state;
        try {
            Deliberation deliberation = Deliberation.run(rules, used, request);
            return new Explanation(deliberation.decision(), deliberation.findings());
        } catch (RuntimeException | StackOverflowError fault) {
            Decision refusal = refusal(request, used, fault);
            return new Explanation(refusal, List.of(refusal.finding()));
        }
    }

    private static Decision refusal(Request request, PolicyState used, Throwable fault) {
        Effect effect = request.effectiveSession() == SessionState.NEW ? Effect.DENY : Effect.TERMINATE;
        Finding finding = new Finding(Line.LOCK, Reason.ERROR, FAULT, fault.toString(), Origin.NONE);
        return new Decision(
                effect,
                finding,
                List.of(),
                List.of(),
                used.generation(),
                used.locks().revision(),
                Instant.MAX);
    }
}
