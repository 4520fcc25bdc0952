package dev.portcullis.locks;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Locks by each field that they target: finding those that match costs one look-up per target of the request.
 *
 * <p>Most look-ups find nothing, so each first asks for one bit of a set that has at least sixteen for each target: where
 * that is not set, no lock has the target. Behind it is a hash table with open addressing, at most half full; a slot has
 * the lock that names the target, or a list where several do.
 */
public final class LockIndex {
    private static final int BITS_OF_A_TARGET = 16;
    private static final int MOST_BITS = 1 << 30;
    private static final int UPPER_BITS = 12;

    private final long[] present;
    private final @Nullable Object[] found;
    private final int size;

    private LockIndex(int targets, int size) {
        int power = Integer.highestOneBit(Math.max(targets, 4));
        this.present = new long[(int) (Math.min(2L * BITS_OF_A_TARGET * power, MOST_BITS) / Long.SIZE)];
        this.found = new Object[4 * power];
        this.size = size;
    }

    /** An index over locks, expired ones included: being in force is a matter of each request's time. */
    public static LockIndex of(Collection<Lock> locks) {
        int targets = 0;
        for (Lock lock : locks) {
            targets += lock.target().fields().size();
        }
        LockIndex index = new LockIndex(targets, locks.size());
        for (Lock lock : locks) {
            for (Map.Entry<TargetField, String> target : lock.target().fields().entrySet()) {
                index.add(target.getKey(), target.getValue(), lock);
            }
        }
        return index;
    }

    private void add(TargetField field, String value, Lock lock) {
        int hash = hash(field, value);
        present[word(hash)] |= 1L << hash;
        int slot = slot(hash, field, value);
        found[slot] = joined(found[slot], field, lock);
    }

    /** A lock with one field says itself which field it stands for in its slot. */
    private static Object joined(@Nullable Object before, TargetField field, Lock lock) {
        if (before == null) {
            return lock.target().fields().size() == 1 ? lock : new Several(field, List.of(lock));
        }
        List<Lock> joined = before instanceof Several several ? several.locks : List.of((Lock) before);
        if (joined.size() == 1) {
            joined = new ArrayList<>(joined);
            joined.add(lock);
            return new Several(field, joined);
        }
        joined.add(lock);
        return before;
    }

    /** Locks of one target, which is one of several of theirs, or of several locks. */
    private record Several(TargetField field, List<Lock> locks) {}

    /** The number of locks. */
    public int size() {
        return size;
    }

    /** The locks that have a field with exactly this value; in no particular order. */
    public List<Lock> targeting(TargetField field, String value) {
        int hash = hash(field, value);
        if ((present[word(hash)] & 1L << hash) == 0) {
            return List.of();
        }
        Object locks = found[slot(hash, field, value)];
        if (locks instanceof Lock lock) {
            return List.of(lock);
        }
        return locks instanceof Several several ? Collections.unmodifiableList(several.locks) : List.of();
    }

    /** The word with the bit of a hash; the lowest six bits of the hash choose the bit in it. */
    private int word(int hash) {
        return hash >>> 6 & present.length - 1;
    }

    /** The slot of a target, or the free one in which it would stand; other bits than those of the set choose it first. */
    private int slot(int hash, TargetField field, String value) {
        int mask = found.length - 1;
        int slot = Integer.rotateLeft(hash, UPPER_BITS) & mask;
        while (found[slot] != null && !names(found[slot], field, value)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static boolean names(@Nullable Object locks, TargetField field, String value) {
        if (locks instanceof Several several) {
            return several.field == field
                    && value.equals(several.locks.get(0).target().fields().get(field));
        }
        return locks instanceof Lock lock && value.equals(lock.target().fields().get(field));
    }

    private static int hash(TargetField field, String value) {
        int hash = (31 * field.key().hashCode() + value.hashCode()) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }
}
