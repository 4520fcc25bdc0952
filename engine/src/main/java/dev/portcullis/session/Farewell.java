package dev.portcullis.session;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells gateways that sessions have ended. No listener is lost because another one, or an executor, fails. */
final class Farewell {
    private final SessionSettings settings;
    private final Faults faults;
    private final TerminationTimes times = new TerminationTimes();

    Farewell(SessionSettings settings, Faults faults) {
        this.settings = settings;
        this.faults = faults;
    }

    TerminationTimes times() {
        return times;
    }

    /** Something else than a listener has failed. */
    void fault(Throwable fault) {
        faults.add(fault);
    }

    /**
     * Calls the listener of a session that has just ended.
     *
     * @param committed when the lock was committed that has ended it; empty if no lock did that was just written
     */
    void say(Session session, Termination termination, Optional<Instant> committed) {
        committed.ifPresent(session::endedByLock);
        Runnable call = once(() -> call(session, termination, committed));
        try {
            settings.listeners().execute(call);
        } catch (RuntimeException | Error refused) {
            faults.add(refused);
            call.run();
        }
    }

    /** An executor may take a task and fail nevertheless. */
    private static Runnable once(Runnable task) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                task.run();
            }
        };
    }

    private void call(Session session, Termination termination, Optional<Instant> committed) {
        attempt(() -> committed.ifPresent(at -> times.called(at, settings.wall().instant())));
        attempt(() -> session.listener().terminate(session, termination));
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error fault) {
            faults.add(fault);
        }
    }
}
