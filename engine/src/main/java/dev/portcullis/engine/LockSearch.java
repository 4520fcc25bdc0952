package dev.portcullis.engine;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.identity.Identity;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockTargets;
import dev.portcullis.request.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the locks that name something of a request, and of those the ones in force. */
final class LockSearch {
    private static final Comparator<Lock> REPORTED_FIRST =
            Comparator.comparing(Lock::end).reversed().thenComparing(Lock::name);

    private final LockIndex index;
    private List<Lock> found = List.of();

    private LockSearch(LockIndex index) {
        this.index = index;
    }

    /** The locks that name something, in force or not, the one to report first: latest end, then by name. */
    static List<Lock> find(LockIndex index, Request request, Identity identity, String cluster) {
        if (index.size() == 0) {
            return List.of();
        }
        LockSearch search = new LockSearch(index);
        LockTargets.forEach(request, identity, cluster, search::look);
        return search.found.size() > 1 ? inOrder(search.found) : search.found;
    }

    private void look(TargetField field, String value) {
        List<Lock> locks = index.targeting(field, value);
        if (!locks.isEmpty()) {
            found = found.isEmpty() ? new ArrayList<>(locks.size()) : found;
            found.addAll(locks);
        }
    }

    /** In the order of reporting; a lock that was found by several targets stands once. */
    private static List<Lock> inOrder(List<Lock> found) {
        found.sort(REPORTED_FIRST);
        List<Lock> once = new ArrayList<>(found.size());
        for (Lock lock : found) {
            if (once.isEmpty() || !once.get(once.size() - 1).equals(lock)) {
                once.add(lock);
            }
        }
        return once;
    }

    /** Those of some locks that have effect at an instant, in the same order. */
    static List<Lock> inForce(List<Lock> locks, Instant now) {
        for (int i = 0; i < locks.size(); i++) {
            if (!locks.get(i).inForce(now)) {
                return locks.stream().filter(lock -> lock.inForce(now)).toList();
            }
        }
        return locks;
    }

    static Finding finding(Lock lock) {
        return new Finding(Line.LOCK, Reason.LOCKED, lock.refusal(), new Origin("lock", lock.name(), lock.place()));
    }
}
