package dev.portcullis.session;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.decision.Effect;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.engine.Standing;
import dev.portcullis.locks.LockWrite;
import dev.portcullis.locks.Proof;
import dev.portcullis.locks.ViewListener;
import dev.portcullis.request.Request;
import dev.portcullis.request.SessionState;
import dev.portcullis.session.OpenResult.Opened;
import dev.portcullis.session.OpenResult.Refused;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Who is in, and how they leave. Safe for any number of threads; one thread of its own keeps time for all sessions.
 *
 * <p>A session is registered first and decided about after. A lock is in use by the engine first and its sessions are
 * looked for after. So whichever comes first, no session stays open that a lock in use matches.
 *
 * <p>A session ends when a decision about it says so, because of a lock, a rule, the policy, the time or a view of the
 * locks that is not proven fresh; when its lease, its idle time, its longest duration or its certificate runs out; and
 * when the registry is closed.
 */
public final class SessionRegistry implements ViewListener, AutoCloseable {
    private static final int PART = 1_000;
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final PolicyEngine engine;
    private final DecisionMode mode;
    private final LongSupplier nanoTime;
    private final Clocks clocks;
    private final SessionIndex index = new SessionIndex();
    private final LimitReader limits = new LimitReader();
    private final Faults faults;
    private final Farewell farewell;
    private final Supervision supervision;
    private final Rounds rounds;
    private final Pulse pulse;
    private volatile boolean closed;

    /**
     * Begins without sessions.
     *
     * @param engine decides; whoever gives it another view of the locks or another policy must tell this registry after,
     *     from before the first session is opened
     */
    public SessionRegistry(PolicyEngine engine, SessionSettings settings) {
        this(engine, settings, SessionRegistry::thread);
    }

    SessionRegistry(PolicyEngine engine, SessionSettings settings, ThreadFactory threads) {
        this.engine = engine;
        this.mode = settings.mode();
        this.nanoTime = settings.nanoTime();
        this.clocks = new Clocks(settings.wall(), settings.nanoTime());
        this.faults = new Faults(settings.faults());
        this.farewell = new Farewell(settings, faults);
        this.supervision =
                new Supervision(engine, mode, clocks, index, new Deadlines(clocks, settings.lease()), farewell);
        this.rounds = new Rounds(index.all(), supervision);
        this.pulse = new Pulse(this::beat, faults::add, threads);
        pulse.start();
    }

    static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "portcullis-sessions");
        thread.setDaemon(true);
        return thread;
    }

    /** Opens a session for a client without a certificate. */
    public OpenResult open(Request request, SessionListener listener) {
        return open(request, Optional.empty(), listener);
    }

    /**
     * Opens a session if that is allowed.
     *
     * @param request for a new session that reaches a resource; it is decided at the time of the registry's clock
     * @param certificateExpires when the client's certificate expires, where it has one
     * @param listener is told when the session ends
     * @throws IllegalArgumentException if the request is not for such a session
     * @throws IllegalStateException if the registry is closed
     */
    public OpenResult open(Request request, Optional<Instant> certificateExpires, SessionListener listener) {
        if (request.session() != SessionState.NEW || !request.action().reachesResource()) {
            throw new IllegalArgumentException("only a request for a new session that reaches a resource opens one");
        }
        Optional<OpenResult> result = Optional.empty();
        while (result.isEmpty()) {
            result = attempt(request.at(clocks.wall()), certificateExpires, listener);
        }
        return result.get();
    }

    /** Nothing where something came in between, so that everything is to be decided again. */
    private Optional<OpenResult> attempt(Request request, Optional<Instant> expires, SessionListener listener) {
        Request active = request.active();
        Standing standing = engine.standing(request);
        Session session =
                new Session(this, active, standing, SessionIndex.marks(active, standing), listener, clocks.moment());
        index.add(session);
        try {
            return attempt(session, request, expires);
        } finally {
            if (session.stayOut()) {
                supervision.forget(session);
            }
        }
    }

    private Optional<OpenResult> attempt(Session session, Request request, Optional<Instant> expires) {
        demandOpen();
        Decision decision = mode.of(engine.decide(request));
        if (!decision.allowed()) {
            return Optional.of(new Refused(decision));
        }
        if (!engine.standing(request).equals(session.standing())) {
            return Optional.empty();
        }
        Decision review = supervision.decide(session);
        if (review.effect() == Effect.TERMINATE) {
            return Optional.of(new Refused(review));
        }
        session.limit(limits.read(decision.obligations(), expires));
        if (!session.open()) {
            return Optional.empty();
        }
        arm(session);
        return Optional.of(new Opened(session, decision));
    }

    private void demandOpen() {
        if (closed) {
            throw new IllegalStateException("the registry is closed");
        }
    }

    private void arm(Session session) {
        if (supervision.agenda().arm(session)) {
            pulse.wake();
        }
    }

    /** The sessions that are open now. */
    public Collection<Session> sessions() {
        return index.all().stream().filter(Session::isOpen).toList();
    }

    /** How many sessions are open, those included that are about to be. */
    public int count() {
        return index.all().size();
    }

    /** The open session with an id. */
    public Optional<Session> session(UUID id) {
        return index.find(id).filter(Session::isOpen);
    }

    /** How long locks have taken to end sessions. */
    public TerminationTimes times() {
        return farewell.times();
    }

    /** How often a listener, or the thread of the registry, has thrown something. */
    public long faults() {
        return faults.count();
    }

    /** Locks by which any session may be meant are left to a round, so that whoever tells of locks need not wait for it. */
    @Override
    public void locksWritten(Collection<LockWrite> written) {
        Set<Session> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean wake = false;
        for (LockWrite write : written) {
            if (write.lock().anchors().isEmpty()) {
                rounds.demand();
                wake = true;
            } else {
                wake |= review(write, seen);
            }
        }
        if (wake) {
            pulse.wake();
        }
    }

    private boolean review(LockWrite write, Set<Session> seen) {
        boolean first = false;
        for (Session session : index.candidates(write.lock())) {
            if (seen.add(session)) {
                first |= supervision.review(session, Optional.of(write.committed()));
            }
        }
        return first;
    }

    @Override
    public void policyChanged() {
        rounds.demand();
        pulse.wake();
    }

    /** Does what is due, and tells how many nanoseconds nothing else will be. */
    long beat() {
        if (clocks.jumped()) {
            reschedule();
        }
        endStrictIfStale();
        supervision.agenda().due(PART).forEach(supervision::wake);
        rounds.goOn();
        return rounds.underWay() ? 0 : pause();
    }

    /** After somebody has set the wall clock, nothing holds any more that was said for the time before. */
    private void reschedule() {
        index.all().forEach(supervision.agenda()::arm);
        rounds.demand();
    }

    private void endStrictIfStale() {
        if (engine.locks().proof().staleAt(nanoTime.getAsLong())) {
            index.strict().forEach(session -> supervision.review(session, Optional.empty()));
        }
    }

    private long pause() {
        long next = supervision.agenda().next();
        if (engine.locks().proof() instanceof Proof.At proof && !proof.staleAt(nanoTime.getAsLong())) {
            next = Math.min(
                    next, clocks.momentOf(proof.provenAt()) + proof.bound().toNanos() + 1);
        }
        return Math.max(0, Math.min(LONGEST_PAUSE, next - clocks.moment()));
    }

    /**
     * Ends all sessions, since nobody would watch them any more, and the registry's thread. No session can be opened
     * afterwards.
     */
    @Override
    public void close() {
        closed = true;
        index.all().forEach(session -> supervision.end(session, Termination.shutDown(), Optional.empty()));
        pulse.close();
    }

    /** The moment by the registry's own clock. */
    long moment() {
        return clocks.moment();
    }

    void forget(Session session) {
        supervision.forget(session);
    }

    void acknowledged(Instant committed) {
        farewell.times().acknowledged(committed, clocks.wall());
    }
}
