package dev.portcullis.locks;

import dev.portcullis.lock.Lock;
import dev.portcullis.model.LockTest;
import dev.portcullis.model.RequestPart;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The compiled conditions of those locks of an index that have some, by the lock itself: a lock beside a
 * store may have the name of another one. Immutable; an {@link Edit} makes another one that shares all parts that it does
 * not touch.
 */
final class LockTests {
    /** No lock has conditions. */
    static final LockTests NONE = new LockTests(List.of(), Map.of());

    private static final int PARTS = 1_024;

    private final List<IdentityHashMap<Lock, LockTest>> parts;
    /** How many locks read a part of a request. */
    private final Map<RequestPart, Integer> readers;

    private LockTests(List<IdentityHashMap<Lock, LockTest>> parts, Map<RequestPart, Integer> readers) {
        this.parts = parts;
        this.readers = Map.copyOf(readers);
    }

    /** The conditions of a lock that has been put in as it is. */
    LockTest of(Lock lock) {
        LockTest test = parts.isEmpty() ? null : parts.get(part(lock)).get(lock);
        if (test == null) {
            throw new IllegalStateException("not a lock of this index: " + lock.name());
        }
        return test;
    }

    /** Which parts of a request they read that nothing else reads. */
    Set<RequestPart> reads() {
        return readers.keySet();
    }

    Edit edit() {
        return new Edit();
    }

    private static int part(Lock lock) {
        int hash = lock.name().hashCode() * 0x9E3779B9;
        return (hash >>> 16) & (PARTS - 1);
    }

    /** A change, for one thread. */
    final class Edit {
        private List<IdentityHashMap<Lock, LockTest>> edited = parts;
        private final Map<RequestPart, Integer> counted = new HashMap<>(readers);
        private final BitSet own = new BitSet();

        /** Compiles the conditions of a lock that has some. */
        void put(Lock lock) {
            LockTest test = LockTest.of(lock.terms());
            replace(own(lock).put(lock, test), test);
        }

        /** Forgets the conditions of a lock. */
        void remove(Lock lock) {
            replace(own(lock).remove(lock), null);
        }

        LockTests done() {
            return own.isEmpty() ? LockTests.this : new LockTests(edited, counted);
        }

        private void replace(@Nullable LockTest before, @Nullable LockTest after) {
            if (before != null) {
                before.reads().forEach(part -> counted.merge(part, -1, Edit::sum));
            }
            if (after != null) {
                after.reads().forEach(part -> counted.merge(part, 1, Edit::sum));
            }
        }

        private static @Nullable Integer sum(Integer one, Integer other) {
            int sum = one + other;
            return sum == 0 ? null : sum;
        }

        private IdentityHashMap<Lock, LockTest> own(Lock lock) {
            if (own.isEmpty()) {
                edited = new ArrayList<>(parts.isEmpty() ? Collections.nCopies(PARTS, new IdentityHashMap<>()) : parts);
            }
            int part = part(lock);
            if (!own.get(part)) {
                own.set(part);
                edited.set(part, new IdentityHashMap<>(edited.get(part)));
            }
            return edited.get(part);
        }
    }
}
