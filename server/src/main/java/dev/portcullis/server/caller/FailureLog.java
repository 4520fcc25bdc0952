package dev.portcullis.server.caller;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts failures, and tells of each kind at most every ten seconds. */
final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final Map<Failure, Tally> tallies = new EnumMap<>(Failure.class);

    /**
     * One kind of failure.
     *
     * @param count how often it has happened
     * @param due when it may be told of again, by the clock of nanoseconds
     */
    private record Tally(LongAdder count, AtomicLong due) {}

    FailureLog() {
        for (Failure failure : Failure.values()) {
            tallies.put(failure, new Tally(new LongAdder(), new AtomicLong(System.nanoTime())));
        }
    }

    /** How often each has happened. */
    Map<Failure, Long> counts() {
        Map<Failure, Long> sums = new EnumMap<>(Failure.class);
        tallies.forEach((failure, tally) -> sums.put(failure, tally.count().sum()));
        return sums;
    }

    /** Notes a failure. That nobody said anything is not told: whoever asks for the health of the server says nothing. */
    void add(Failure failure, String address) {
        Tally tally = Objects.requireNonNull(tallies.get(failure));
        tally.count().increment();
        if (failure != Failure.NO_CREDENTIALS && isDue(tally.due(), System.nanoTime())) {
            LOG.warn(
                    "a caller at {} is not authenticated: {} (the {}. time)",
                    address,
                    failure.word(),
                    tally.count().sum());
        }
    }

    private static boolean isDue(AtomicLong moment, long now) {
        long due = moment.get();
        return now - due >= 0 && moment.compareAndSet(due, now + PAUSE);
    }
}
