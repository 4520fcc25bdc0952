package dev.portcullis.server.caller;

import dev.portcullis.server.web.Seldom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts failures, and tells of each kind at most every ten seconds. */
final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    private final Map<Failure, Seldom> tallies = new EnumMap<>(Failure.class);

    FailureLog() {
        for (Failure failure : Failure.values()) {
            tallies.put(failure, new Seldom());
        }
    }

    /** How often each has happened. */
    Map<Failure, Long> counts() {
        Map<Failure, Long> sums = new EnumMap<>(Failure.class);
        tallies.forEach((failure, tally) -> sums.put(failure, tally.count()));
        return sums;
    }

    /** Notes a failure. That nobody said anything is not told: whoever asks for the health of the server says nothing. */
    void add(Failure failure, String address) {
        Seldom tally = Objects.requireNonNull(tallies.get(failure));
        boolean due = tally.happens();
        if (failure != Failure.NO_CREDENTIALS && due) {
            LOG.warn("a caller at {} is not authenticated: {} (the {}. time)", address, failure.word(), tally.count());
        }
    }
}
