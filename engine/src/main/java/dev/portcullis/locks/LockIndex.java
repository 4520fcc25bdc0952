package dev.portcullis.locks;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import dev.portcullis.model.LockTest;
import dev.portcullis.model.RequestPart;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Locks by what they target: finding those that may match costs one look-up per target of the request. Immutable; an
 * {@link Edit} makes another index that shares with this one all parts that it does not touch, so that a single lock among
 * a million comes and goes in microseconds.
 */
public final class LockIndex {
    /** An index without locks. */
    public static final LockIndex EMPTY =
            new LockIndex(new LockShard[] {LockShard.empty()}, 0, 0, List.of(), LockTests.NONE);

    private static final int MOST_TARGETS_OF_A_SHARD = 512;

    private final LockShard[] shards;
    private final int size;
    private final int targets;
    private final List<Lock> unindexed;
    private final LockTests tests;

    private LockIndex(LockShard[] shards, int size, int targets, List<Lock> unindexed, LockTests tests) {
        this.shards = shards;
        this.size = size;
        this.targets = targets;
        this.unindexed = unindexed;
        this.tests = tests;
    }

    /**
     * An index over locks, expired ones included: being in force is a matter of each request's time.
     *
     * @throws UnanchoredLocksException if too many of them must be tried on every request
     */
    public static LockIndex of(Collection<Lock> locks) {
        Edit edit = EMPTY.edit();
        locks.forEach(edit::put);
        return edit.done();
    }

    /** The number of locks. */
    public int size() {
        return size;
    }

    /** The locks that are filed under a field with exactly this value; in no particular order. */
    public List<Lock> targeting(TargetField field, String value) {
        int hash = LockShard.hash(field, value);
        return shards[shard(hash, shards.length)].targeting(hash, field, value);
    }

    /** The locks among which one is, or would be, filed: each of them may be its equal, and no other. */
    public List<Lock> beside(Lock lock) {
        return lock.anchors().entrySet().stream()
                .findFirst()
                .map(anchor -> targeting(anchor.getKey(), anchor.getValue()))
                .orElse(unindexed);
    }

    /** The locks that no field leads to: any request may be meant. */
    public List<Lock> unindexed() {
        return unindexed;
    }

    /** The conditions of one of its locks that has some. */
    public LockTest test(Lock lock) {
        return tests.of(lock);
    }

    /** Which parts of a request locks read that nothing but rules reads. */
    public Set<RequestPart> reads() {
        return tests.reads();
    }

    /** Begins a change. */
    public Edit edit() {
        return new Edit();
    }

    /** The hash as a shard sees it has the same upper bits throughout, so another mixture chooses the shard. */
    private static int shard(int hash, int shards) {
        return ((hash * 0x85EBCA6B) >>> 16) & (shards - 1);
    }

    /** A change of the index, for one thread. Whoever reads the index meanwhile sees nothing of it. */
    public final class Edit {
        private LockShard[] edited = shards.clone();
        private BitSet own = new BitSet(edited.length);
        private int locks = size;
        private int filed = targets;
        private final List<Lock> others = new ArrayList<>(unindexed);
        private final LockTests.Edit conditions = tests.edit();
        private final Object owner = new Object();

        private Edit() {}

        /**
         * Adds a lock, even beside another one of the same name.
         *
         * @throws UnanchoredLocksException if there are too many already that must be tried on every request; the edit is
         *     as it was
         */
        public void put(Lock lock) {
            if (lock.anchors().isEmpty()) {
                if (others.size() >= Lock.MOST_WITHOUT_ANCHOR) {
                    throw new UnanchoredLocksException(lock);
                }
                others.add(lock);
            }
            locks++;
            if (lock.terms().hasConditions()) {
                conditions.put(lock);
            }
            lock.anchors().forEach((field, value) -> {
                filed++;
                file(field, value, lock);
            });
            if (filed > MOST_TARGETS_OF_A_SHARD * edited.length) {
                split();
            }
        }

        /** Takes away a lock that is there; the very one that was put in. */
        public void remove(Lock lock) {
            locks--;
            if (lock.terms().hasConditions()) {
                conditions.remove(lock);
            }
            others.remove(lock);
            lock.anchors().forEach((field, value) -> {
                filed--;
                touched(field, value).remove(owner, field, value, lock);
            });
        }

        /** The index with all that was changed; the edit is of no use afterwards. */
        public LockIndex done() {
            return new LockIndex(edited, locks, filed, List.copyOf(others), conditions.done());
        }

        private void file(TargetField field, String value, Lock lock) {
            touched(field, value).add(owner, field, value, lock);
        }

        private LockShard touched(TargetField field, String value) {
            int number = shard(LockShard.hash(field, value), edited.length);
            if (!own.get(number)) {
                edited[number] = edited[number].copy();
                own.set(number);
            }
            return edited[number];
        }

        private void split() {
            LockShard[] before = edited;
            edited = new LockShard[2 * before.length];
            for (int number = 0; number < edited.length; number++) {
                edited[number] = LockShard.empty();
            }
            own = new BitSet(edited.length);
            own.set(0, edited.length);
            for (LockShard shard : before) {
                shard.forEach(this::file);
            }
        }
    }
}
