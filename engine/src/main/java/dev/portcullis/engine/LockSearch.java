package dev.portcullis.engine;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.identity.Identity;
import dev.portcullis.lock.Lock;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockTargets;
import dev.portcullis.request.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the locks in force that match a request. */
final class LockSearch {
    private static final Comparator<Lock> REPORTED_FIRST =
            Comparator.comparing(Lock::end).reversed().thenComparing(Lock::name);

    private final Instant now;
    private List<Lock> matching = List.of();

    private LockSearch(Instant now) {
        this.now = now;
    }

    /** The matching locks, the one to report first: never ending before latest end, then by name. */
    static List<Lock> find(LockIndex index, Request request, Identity identity, String cluster) {
        LockSearch search = new LockSearch(request.now());
        if (index.size() > 0) {
            LockTargets.forEach(
                    request, identity, cluster, (field, value) -> search.add(index.targeting(field, value)));
        }
        return search.matching.size() > 1 ? inOrder(search.matching) : search.matching;
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

    private void add(List<Lock> locks) {
        for (int i = 0; i < locks.size(); i++) {
            Lock lock = locks.get(i);
            if (lock.inForce(now)) {
                matching = matching.isEmpty() ? new ArrayList<>(2) : matching;
                matching.add(lock);
            }
        }
    }

    static Finding finding(Lock lock) {
        return new Finding(Line.LOCK, Reason.LOCKED, lock.refusal(), new Origin("lock", lock.name(), lock.place()));
    }
}
