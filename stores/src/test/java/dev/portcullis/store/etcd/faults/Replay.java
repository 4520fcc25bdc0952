package dev.portcullis.store.etcd.faults;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.etcd.faults.Write.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The history of a store, put together from what those who wrote and those who watched were told: one write for each
 * revision.
 */
final class Replay {
    private final NavigableMap<Long, Write> changes = new TreeMap<>();
    private final Violations violations;
    private final List<Write> unresolved;

    private Replay(Chronicle chronicle, Violations violations) {
        this.violations = violations;
        List<Write> writes = chronicle.writes();
        writes.stream().filter(Write::acknowledged).forEach(write -> put(write.token(), write));
        Map<String, Write> possible = new HashMap<>();
        writes.stream()
                .filter(write -> write.outcome() == Outcome.UNKNOWN)
                .forEach(write -> possible.put(text(write.name(), write.document()), write));
        chronicle.sightings().forEach(sighting -> take(sighting, possible));
        this.unresolved = isWhole() ? List.of() : unseen(writes);
    }

    static Replay of(Chronicle chronicle, Violations violations) {
        Replay replay = new Replay(chronicle, violations);
        replay.checkOrder();
        return replay;
    }

    /** The change of each revision, as far as it is known. */
    NavigableMap<Long, Write> changes() {
        return changes;
    }

    /** Writes of which nobody knows whether they happened. */
    List<Write> unresolved() {
        return unresolved;
    }

    private static String text(String name, Optional<String> document) {
        return name + '\n' + document.orElse("");
    }

    private void put(StoreToken token, Write write) {
        Write other = changes.putIfAbsent(token.revision(), write);
        violations.demand(
                other == null,
                "revision " + token.revision() + " was given to `" + write.name() + "` and to another write");
    }

    private void take(Sighting sighting, Map<String, Write> possible) {
        Write known = changes.get(sighting.token().revision());
        if (known == null) {
            Write write = possible.remove(text(sighting.name(), sighting.document()));
            if (write == null) {
                violations.add("revision " + sighting.token().revision() + " changed `" + sighting.name()
                        + "`, which nobody may have done");
            } else {
                changes.put(sighting.token().revision(), write);
            }
        } else {
            violations.demand(
                    known.name().equals(sighting.name()) && known.document().equals(sighting.document()),
                    "revision " + sighting.token().revision() + " was told to change `" + sighting.name()
                            + "`, and it changed `" + known.name() + "`");
        }
    }

    private boolean isWhole() {
        return changes.isEmpty()
                || LongStream.rangeClosed(changes.firstKey(), changes.lastKey()).allMatch(changes::containsKey);
    }

    private List<Write> unseen(List<Write> writes) {
        Set<Write> seen = new HashSet<>(changes.values());
        List<Write> unseen = writes.stream()
                .filter(write -> write.outcome() == Outcome.UNKNOWN && !seen.contains(write))
                .toList();
        long missing = changes.lastKey() - changes.firstKey() + 1 - changes.size();
        violations.demand(
                missing <= unseen.size(),
                missing + " revisions are of no write, and only " + unseen.size() + " may have happened unseen");
        return unseen;
    }

    /** A write that began after another one was acknowledged comes after it. */
    private void checkOrder() {
        long latestBegin = Long.MIN_VALUE;
        for (Map.Entry<Long, Write> change : changes.entrySet()) {
            Write write = change.getValue();
            violations.demand(
                    !write.acknowledged() || write.ended() >= latestBegin,
                    "revision " + change.getKey() + " was acknowledged before an earlier one was asked for");
            latestBegin = Math.max(latestBegin, write.began());
        }
    }
}
