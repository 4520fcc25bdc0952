package dev.portcullis.store.etcd.faults;

import dev.portcullis.store.etcd.faults.Judgement.Answer;
import dev.portcullis.store.etcd.faults.Judgement.Mode;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the decisions of a trial with its history. */
final class DecisionChecker {
    private final Duration bound;
    private final Replay replay;
    private final Violations violations;
    private final NavigableMap<Long, Long> acknowledgedSince;
    private long undecidable;
    private Duration strictStaleness = Duration.ZERO;
    private Duration bestEffortStaleness = Duration.ZERO;

    DecisionChecker(Duration bound, Replay replay, Violations violations) {
        this.bound = bound;
        this.replay = replay;
        this.violations = violations;
        this.acknowledgedSince = acknowledgedSince(replay);
    }

    /** For each revision, when it or any later one was first acknowledged. */
    private static NavigableMap<Long, Long> acknowledgedSince(Replay replay) {
        NavigableMap<Long, Long> since = new TreeMap<>();
        long earliest = Long.MAX_VALUE;
        for (Map.Entry<Long, Write> change : replay.changes().descendingMap().entrySet()) {
            if (change.getValue().acknowledged()) {
                earliest = Math.min(earliest, change.getValue().ended());
                since.put(change.getKey(), earliest);
            }
        }
        return since;
    }

    Tally check(Chronicle chronicle) {
        List<Judgement> judgements = chronicle.judgements();
        checkAnswers(judgements);
        judgements.forEach(this::checkAge);
        Map<String, List<Judgement>> ofGateways =
                judgements.stream().collect(Collectors.groupingBy(Judgement::gateway));
        ofGateways.values().forEach(this::checkCourse);
        chronicle.confirmations().forEach(confirmed -> checkConfirmed(confirmed, judgements));
        chronicle
                .outages()
                .forEach(outage -> checkOutage(outage, ofGateways.getOrDefault(outage.gateway(), List.of())));
        long stale =
                judgements.stream().filter(one -> one.answer() == Answer.STALE).count();
        return new Tally(0, 0, 0, 0, judgements.size(), undecidable, stale, 0, strictStaleness, bestEffortStaleness);
    }

    /** Goes through the history once, with the decisions of each revision. */
    private void checkAnswers(List<Judgement> judgements) {
        List<Judgement> ordered = judgements.stream()
                .sorted(Comparator.comparingLong(one -> one.token().revision()))
                .toList();
        Iterator<Map.Entry<Long, Write>> changes = replay.changes().entrySet().iterator();
        Map<String, LockOrder> locks = new HashMap<>();
        Map.Entry<Long, Write> next = changes.hasNext() ? changes.next() : null;
        for (Judgement judgement : ordered) {
            while (next != null && next.getKey() <= judgement.token().revision()) {
                apply(next.getValue(), locks);
                next = changes.hasNext() ? changes.next() : null;
            }
            checkAnswer(judgement, locks);
        }
    }

    private static void apply(Write write, Map<String, LockOrder> locks) {
        write.order().ifPresentOrElse(order -> locks.put(write.name(), order), () -> locks.remove(write.name()));
    }

    private void checkAnswer(Judgement judgement, Map<String, LockOrder> locks) {
        Answer answer = judgement.answer();
        if (answer == Answer.STALE) {
            violations.demand(judgement.mode() == Mode.STRICT, "a best effort was refused as stale: " + judgement);
        } else if (replay.unresolved().stream().anyMatch(write -> mayConcern(write, judgement, locks))) {
            undecidable++;
        } else {
            boolean locked =
                    locks.values().stream().anyMatch(order -> order.keepsOut(judgement.user(), judgement.login()));
            violations.demand(
                    answer == (locked ? Answer.LOCKED : Answer.ALLOWED),
                    (locked ? "a lock of its revision was ignored: " : "no lock of its revision keeps it out: ")
                            + judgement);
        }
    }

    private static boolean mayConcern(Write write, Judgement judgement, Map<String, LockOrder> locks) {
        LockOrder before = locks.get(write.name());
        return write.order()
                        .map(order -> order.keepsOut(judgement.user(), judgement.login()))
                        .orElse(false)
                || (before != null && before.keepsOut(judgement.user(), judgement.login()));
    }

    /** A gateway decides one thing after another, and never goes back. */
    private void checkCourse(List<Judgement> ofGateway) {
        Judgement before = null;
        for (Judgement judgement : ofGateway) {
            violations.demand(
                    before == null || judgement.token().reaches(before.token()),
                    "a decision went back in the history: " + judgement);
            before = judgement;
        }
    }

    private void checkAge(Judgement judgement) {
        Map.Entry<Long, Long> missing =
                acknowledgedSince.higherEntry(judgement.token().revision());
        if (judgement.answer() == Answer.STALE || missing == null || missing.getValue() > judgement.began()) {
            return;
        }
        Duration staleness = Duration.ofNanos(judgement.began() - missing.getValue());
        if (judgement.mode() == Mode.BEST_EFFORT) {
            bestEffortStaleness = Tally.longer(bestEffortStaleness, staleness);
        } else {
            strictStaleness = Tally.longer(strictStaleness, staleness);
            violations.demand(
                    staleness.compareTo(bound) <= 0,
                    "a strict decision did not know a write of " + staleness + " before: " + judgement);
        }
    }

    private void checkConfirmed(Confirmed confirmed, List<Judgement> judgements) {
        judgements.stream()
                .filter(one -> one.mode() == Mode.STRICT
                        && one.answer() != Answer.STALE
                        && one.began() > confirmed.at()
                        && !one.token().reaches(confirmed.token()))
                .forEach(one -> violations.add("a decision ignores what all had confirmed, " + confirmed + ": " + one));
    }

    private void checkOutage(Outage outage, List<Judgement> ofGateway) {
        List<Judgement> during = ofGateway.stream()
                .filter(one -> one.began() >= outage.from() && one.ended() <= outage.to())
                .toList();
        during.stream()
                .filter(one -> one.mode() == Mode.STRICT
                        && one.answer() != Answer.STALE
                        && one.began() > outage.from() + bound.toNanos())
                .forEach(one -> violations.add("a strict decision was not refused in an outage: " + one));
        violations.demand(
                outage.to() - outage.from() < bound.toNanos()
                        || during.stream().anyMatch(one -> one.mode() == Mode.BEST_EFFORT),
                outage.gateway() + " decided nothing in an outage");
    }
}
