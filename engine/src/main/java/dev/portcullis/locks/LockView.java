package dev.portcullis.locks;

import dev.portcullis.lock.Lock;
import java.util.Collection;
import java.util.List;

/**
 * All locks at one revision. Immutable.
 *
 * @param index the locks
 * @param revision the revision, growing with every write
 * @param freshness whether the view is proven complete
 */
public record LockView(LockIndex index, long revision, Freshness freshness) {
    /** A cluster without locks. */
    public static final LockView EMPTY = of(List.of(), 0, Freshness.FRESH);

    /** A view of locks, expired ones included. */
    public static LockView of(Collection<Lock> locks, long revision, Freshness freshness) {
        return new LockView(LockIndex.of(locks), revision, freshness);
    }

    /** The same locks, with another proof of completeness. */
    public LockView with(Freshness proof) {
        return new LockView(index, revision, proof);
    }
}
