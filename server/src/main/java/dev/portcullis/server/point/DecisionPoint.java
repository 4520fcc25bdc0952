package dev.portcullis.server.point;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.request.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Decides for callers. Every decision of every edge is made or told here, so that logs and metrics miss none. */
public final class DecisionPoint {
    /** How many callers may wait for something to be known; there must be more worker threads than that. */
    public static final int MOST_WAITERS = 64;

    private final Semaphore places = new Semaphore(MOST_WAITERS);
    private final Vertx vertx;
    private final PolicyEngine engine;
    private final DecisionMode mode;
    private final InstantSource clock;
    private final List<DecisionListener> listeners;

    /**
     * @param vertx runs what has to wait
     * @param engine decides
     * @param mode how much of that counts for gateways
     * @param clock stamps requests
     * @param listeners told of every decision, in this order
     */
    public DecisionPoint(
            Vertx vertx,
            PolicyEngine engine,
            DecisionMode mode,
            InstantSource clock,
            List<DecisionListener> listeners) {
        this.vertx = vertx;
        this.engine = engine;
        this.mode = mode;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    /** The engine, for what is not a decision. */
    public PolicyEngine engine() {
        return engine;
    }

    /** The time for requests that are made now. */
    public Instant now() {
        return clock.instant();
    }

    /** Decides what was asked, at once unless something must be known first. */
    public Future<Decision> decide(Asked asked) {
        return knows(asked.minimum())
                ? Future.succeededFuture(decideNow(asked))
                : vertx.executeBlocking(() -> decideHere(asked), false);
    }

    /** Decides what was asked in this thread, which waits where something must be known first. */
    public Decision decideHere(Asked asked) {
        if (knows(asked.minimum())) {
            return decideNow(asked);
        }
        boolean known = awaits(asked.minimum(), asked.longest());
        Duration longest = known ? asked.longest() : Duration.ZERO;
        return told(asked, mode.of(engine.decide(asked.request(), asked.minimum(), longest)), 0);
    }

    /** Whether it is known already what must be known. */
    public boolean knows(StoreToken minimum) {
        return minimum.equals(StoreToken.NONE) || engine.locks().token().reaches(minimum);
    }

    /**
     * Whether it is known in time what must be known; waits for it in this thread. Where too many wait already it is not waited
     * for, since each of them keeps a thread.
     */
    public boolean awaits(StoreToken minimum, Duration longest) {
        if (knows(minimum)) {
            return true;
        }
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            return engine.awaits(minimum, longest);
        } finally {
            places.release();
        }
    }

    /** Decides what was asked by what is known now. */
    public Decision decideNow(Asked asked) {
        return decideNow(asked, mode);
    }

    /** Decides what was asked by the whole policy, however much of it counts for gateways: for administration. */
    public Decision decideByPolicy(Asked asked) {
        return decideNow(asked, DecisionMode.POLICY);
    }

    private Decision decideNow(Asked asked, DecisionMode by) {
        long begin = System.nanoTime();
        Decision decision = by.of(engine.decide(asked.request()));
        return told(asked, decision, System.nanoTime() - begin);
    }

    /** Whether a request would be allowed. It is not one, so nobody is told. */
    public boolean allows(Request request) {
        return mode.of(engine.decide(request)).allowed();
    }

    /** Tells of a decision that was made elsewhere, for example about a session. */
    public Decision told(Asked asked, Decision decision, long nanos) {
        Decision answer = asked.ignored().isEmpty() ? decision : warning(decision, asked.ignored());
        listeners.forEach(listener -> listener.decided(asked, answer, nanos));
        return answer;
    }

    private static Decision warning(Decision decision, List<String> more) {
        return new Decision(
                decision.effect(),
                decision.finding(),
                decision.obligations(),
                Stream.concat(decision.warnings().stream(), more.stream()).toList(),
                decision.generation(),
                decision.locks(),
                decision.holdsUntil());
    }
}
