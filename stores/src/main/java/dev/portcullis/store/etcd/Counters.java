package dev.portcullis.store.etcd;

import dev.portcullis.store.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what happens. */
final class Counters {
    private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 3;

    private final LongAdder snapshots = new LongAdder();
    private final LongAdder watches = new LongAdder();
    private final LongAdder restarts = new LongAdder();
    private final LongAdder compactions = new LongAdder();
    private final LongAdder progress = new LongAdder();
    private final LongAdder proofs = new LongAdder();
    private final AtomicLong known = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final Histogram propagation = new ConcurrentHistogram(LONGEST, DIGITS);
    private volatile OptionalLong provenAt = OptionalLong.empty();

    void snapshot(long revision) {
        snapshots.increment();
        known(revision);
        delivered.accumulateAndGet(revision, Math::max);
    }

    void watching() {
        watches.increment();
    }

    void restarting() {
        restarts.increment();
    }

    void compacted() {
        compactions.increment();
    }

    void progressed() {
        progress.increment();
    }

    void proven(long moment) {
        proofs.increment();
        provenAt = OptionalLong.of(moment);
    }

    /** The store has come to a revision. */
    void known(long revision) {
        known.accumulateAndGet(revision, Math::max);
    }

    /** The clocks of two machines may differ, so that a time may seem to be negative. */
    void received(Change change) {
        known(change.revision());
        delivered.accumulateAndGet(change.revision(), Math::max);
        Duration time = Duration.between(change.committed(), Instant.now());
        boolean beyond = time.compareTo(Duration.ofNanos(LONGEST)) > 0;
        propagation.recordValue(beyond ? LONGEST : Math.max(0, time.toNanos()));
    }

    EtcdStatistics read() {
        return new EtcdStatistics(
                snapshots.sum(),
                watches.sum(),
                restarts.sum(),
                compactions.sum(),
                progress.sum(),
                proofs.sum(),
                provenAt,
                known.get(),
                delivered.get(),
                new Propagation(propagation));
    }
}
