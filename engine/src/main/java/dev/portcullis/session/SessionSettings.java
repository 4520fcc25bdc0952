package dev.portcullis.session;

import dev.portcullis.decision.DecisionMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How a registry keeps sessions.
 *
 * @param mode how much of the policy decides about them
 * @param lease how long a session runs that is not renewed; zero for any time
 * @param wall the clock that locks, rules and certificates go by
 * @param nanoTime a clock that nobody sets, in nanoseconds; idle time, leases, durations and
 *     proofs of the view of the locks go by it, so it must be that of the engine
 * @param listeners calls listeners; by default the thread that has found the reason, one after the other
 * @param faults is told what listeners and the registry's own thread have thrown; the registry counts it as well
 */
public record SessionSettings(
        DecisionMode mode,
        Duration lease,
        InstantSource wall,
        LongSupplier nanoTime,
        Executor listeners,
        Consumer<Throwable> faults) {
    /** The whole policy, no lease, the clocks of the system, and listeners called one after the other. */
    public static final SessionSettings DEFAULT = new SessionSettings(
            DecisionMode.POLICY, Duration.ZERO, InstantSource.system(), System::nanoTime, Runnable::run, fault -> {});

    public SessionSettings {
        if (lease.isNegative()) {
            throw new IllegalArgumentException("the lease is negative: " + lease);
        }
    }

    /** The same where more or less of the policy decides. */
    public SessionSettings withMode(DecisionMode other) {
        return new SessionSettings(other, lease, wall, nanoTime, listeners, faults);
    }

    /** The same with another lease. */
    public SessionSettings withLease(Duration other) {
        return new SessionSettings(mode, other, wall, nanoTime, listeners, faults);
    }

    /** The same with other clocks. */
    public SessionSettings withClocks(InstantSource otherWall, LongSupplier otherNanoTime) {
        return new SessionSettings(mode, lease, otherWall, otherNanoTime, listeners, faults);
    }

    /** The same with listeners called by others. */
    public SessionSettings withListeners(Executor other) {
        return new SessionSettings(mode, lease, wall, nanoTime, other, faults);
    }

    /** The same with faults told to somebody else. */
    public SessionSettings withFaults(Consumer<Throwable> other) {
        return new SessionSettings(mode, lease, wall, nanoTime, listeners, other);
    }
}
