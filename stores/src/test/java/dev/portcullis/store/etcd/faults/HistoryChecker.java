package dev.portcullis.store.etcd.faults;

import dev.portcullis.store.Snapshot;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.etcd.faults.Write.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks through what was asked, told and decided in a trial for anything that must not be: a lock that was acknowledged and
 * is lost, a change that was missed, told twice or done twice, a decision that is not right for the locks of its revision,
 * goes back in the history, ignores what was confirmed, or relies on a view that is older than the bound.
 *
 * @param bound how old a view may be that is relied on
 */
record HistoryChecker(Duration bound) {

    /** What is wrong with a history, and what it amounts to. */
    record Report(List<String> violations, Tally tally) {
        Report plus(Report other) {
            return new Report(
                    Stream.concat(violations.stream(), other.violations.stream())
                            .toList(),
                    tally.plus(other.tally));
        }
    }

    Report check(Chronicle chronicle) {
        Violations violations = new Violations();
        Replay replay = Replay.of(chronicle, violations);
        checkRefusals(chronicle, violations);
        checkTails(chronicle, violations);
        long lost = chronicle.ends().stream()
                .mapToLong(end -> lost(replay, end, violations))
                .sum();
        DecisionChecker decisions = new DecisionChecker(bound, replay, violations);
        Tally decided = decisions.check(chronicle);
        return new Report(violations.all(), ofWrites(chronicle, lost).plus(decided));
    }

    private static Tally ofWrites(Chronicle chronicle, long lost) {
        Map<Outcome, Long> counts =
                chronicle.writes().stream().collect(Collectors.groupingBy(Write::outcome, Collectors.counting()));
        return new Tally(
                counts.getOrDefault(Outcome.ACKNOWLEDGED, 0L),
                counts.getOrDefault(Outcome.REFUSED, 0L),
                counts.getOrDefault(Outcome.UNKNOWN, 0L),
                lost,
                0,
                0,
                0,
                chronicle.confirmations().size(),
                Duration.ZERO,
                Duration.ZERO);
    }

    /** Nobody else writes the locks of a writer: what it is told to contradict can only be a write of its own, done twice. */
    private static void checkRefusals(Chronicle chronicle, Violations violations) {
        Set<String> uncertain = new HashSet<>();
        chronicle.writes().forEach(write -> {
            if (write.outcome() == Outcome.UNKNOWN) {
                uncertain.add(write.name());
            }
            violations.demand(
                    write.outcome() != Outcome.CONTRADICTED || uncertain.contains(write.name()),
                    "`" + write.name() + "` was not as its only writer had left it");
        });
    }

    private static void checkTails(Chronicle chronicle, Violations violations) {
        Map<String, Long> reached = new HashMap<>();
        chronicle.sightings().forEach(sighting -> {
            long revision = sighting.token().revision();
            Long before = reached.put(sighting.tail(), revision);
            violations.demand(
                    before == null || before < revision,
                    sighting.tail() + " told revision " + revision + " after " + before);
        });
    }

    private static long lost(Replay replay, Snapshot end, Violations violations) {
        Map<String, Optional<String>> expected = new HashMap<>();
        replay.changes()
                .headMap(end.token().revision(), true)
                .values()
                .forEach(write -> expected.put(write.name(), write.document()));
        replay.unresolved().forEach(write -> expected.remove(write.name()));
        Map<String, String> held = end.resources().stream()
                .filter(resource -> resource.key().kind().equals("lock"))
                .collect(Collectors.toMap(resource -> resource.key().name(), StoredResource::document));
        Set<String> lost = new TreeSet<>();
        expected.forEach((name, document) -> {
            if (!document.equals(Optional.ofNullable(held.get(name)))) {
                lost.add(name);
            }
        });
        lost.forEach(name -> violations.add("`" + name + "` is not as it was acknowledged"));
        long last = replay.changes().isEmpty() ? 0 : replay.changes().lastKey();
        violations.demand(
                last <= end.token().revision(),
                "revision " + last + " was told, and the store ends at "
                        + end.token().revision());
        return lost.size();
    }
}
