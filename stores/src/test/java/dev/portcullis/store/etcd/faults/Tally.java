package dev.portcullis.store.etcd.faults;

import java.time.Duration;

/**
 * What a checked history amounts to.
 *
 * @param acknowledged writes that were said to have happened
 * @param refused writes that were said not to have happened
 * @param unknown writes of which nothing was said
 * @param lost locks of acknowledged writes that are not as these left them
 * @param decisions how many were compared with the locks of their revision
 * @param undecidable how many could not be, because of a write of which nobody knows whether it happened
 * @param stale how many were refused because the view was not proven
 * @param confirmations how often all followers were told to use a write
 * @param strictStaleness for how long a lock was unknown, at most, where a decision relied on the view being fresh
 * @param bestEffortStaleness the same where it did not
 */
record Tally(
        long acknowledged,
        long refused,
        long unknown,
        long lost,
        long decisions,
        long undecidable,
        long stale,
        long confirmations,
        Duration strictStaleness,
        Duration bestEffortStaleness) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);

    Tally plus(Tally other) {
        return new Tally(
                acknowledged + other.acknowledged,
                refused + other.refused,
                unknown + other.unknown,
                lost + other.lost,
                decisions + other.decisions,
                undecidable + other.undecidable,
                stale + other.stale,
                confirmations + other.confirmations,
                longer(strictStaleness, other.strictStaleness),
                longer(bestEffortStaleness, other.bestEffortStaleness));
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
