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
    private volatile PolicyState state;

    /** An engine with the core rules alone. */
    public PolicyEngine(CompiledPolicy policy, LockView locks) {
        this(new CoreRules(), policy, locks);
    }

    /**
     * An engine with rules that are built already.
     *
     * @param rules the core rules, perhaps with others beside them; engines may share them
     * @param policy the first policy, of generation 1
     * @param locks the first view of the locks
     */
    public PolicyEngine(CoreRules rules, CompiledPolicy policy, LockView locks) {
        this.rules = rules;
        this.state = new PolicyState(policy, 1, locks);
    }

    /** Uses another policy from now on; its generation is one higher. */
    public synchronized void use(CompiledPolicy policy) {
        state = new PolicyState(policy, state.generation() + 1, state.locks());
    }

    /** Uses another view of the locks from now on. */
    public synchronized void use(LockView locks) {
        state = state.with(locks);
    }

    /** Decides a request. */
    public Decision decide(Request request) {
        PolicyState used = state;
        try {
            return Deliberation.run(rules, used, request).decision();
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
        Effect effect = request.session() == SessionState.NEW ? Effect.DENY : Effect.TERMINATE;
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
