package dev.portcullis.locks;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part of an index. It is changed by the edit that has made it, and by nobody once that edit is done.
 *
 * <p>Most look-ups find nothing, so each first asks for one bit of a set that has at least sixteen for each target: where
 * that is not set, no lock has the target. Behind it is a hash table with open addressing, at most half full; a slot has
 * the lock that names the target, or a list where several do.
 */
final class LockShard {
    private static final int BITS_OF_A_TARGET = 16;
    private static final int FEWEST_SLOTS = 8;
    private static final int UPPER_BITS = 12;

    private long[] present;
    private @Nullable Object[] found;
    private int targets;

    private LockShard(int slots) {
        this.present = new long[slots * BITS_OF_A_TARGET / 2 / Long.SIZE];
        this.found = new Object[slots];
    }

    /** A part without locks. */
    static LockShard empty() {
        return new LockShard(FEWEST_SLOTS);
    }

    /** An equal part that another edit may change. */
    LockShard copy() {
        LockShard copy = new LockShard(0);
        copy.present = present.clone();
        copy.found = found.clone();
        copy.targets = targets;
        return copy;
    }

    List<Lock> targeting(int hash, TargetField field, String value) {
        if ((present[word(hash)] & 1L << hash) == 0) {
            return List.of();
        }
        Object locks = found[slot(hash, field, value)];
        if (locks instanceof Lock lock) {
            return List.of(lock);
        }
        return locks instanceof Several several ? Collections.unmodifiableList(several.locks) : List.of();
    }

    /** Files a lock under a target; the owner tells the lists of this edit from those that others still read. */
    void add(Object owner, TargetField field, String value, Lock lock) {
        if (2 * (targets + 1) > found.length) {
            grow();
        }
        int hash = hash(field, value);
        int slot = slot(hash, field, value);
        targets += found[slot] == null ? 1 : 0;
        present[word(hash)] |= 1L << hash;
        found[slot] = joined(found[slot], owner, field, lock);
    }

    /** A lock with one field says itself which field it stands for in its slot. */
    private static Object joined(@Nullable Object before, Object owner, TargetField field, Lock lock) {
        if (before == null && lock.target().fields().size() == 1) {
            return lock;
        }
        if (before instanceof Several several && several.owner == owner) {
            several.locks.add(lock);
            return several;
        }
        List<Lock> locks = new ArrayList<>();
        forEach(before, locks::add);
        locks.add(lock);
        return new Several(owner, field, locks);
    }

    /** Takes a lock away from under a target. */
    void remove(Object owner, TargetField field, String value, Lock lock) {
        int slot = slot(hash(field, value), field, value);
        List<Lock> left = new ArrayList<>();
        forEach(found[slot], left::add);
        left.remove(lock);
        found[slot] = null;
        targets--;
        rebuild(found.length);
        left.forEach(other -> add(owner, field, value, other));
    }

    private void grow() {
        rebuild(2 * found.length);
    }

    /** Lays everything out anew: no slot is found behind one that has become free. */
    private void rebuild(int slots) {
        @Nullable Object[] before = found;
        LockShard empty = new LockShard(slots);
        present = empty.present;
        found = empty.found;
        for (Object locks : before) {
            if (locks != null) {
                place(locks);
            }
        }
    }

    private void place(Object locks) {
        TargetField field = fieldOf(locks);
        String value = valueOf(locks, field);
        int hash = hash(field, value);
        present[word(hash)] |= 1L << hash;
        found[slot(hash, field, value)] = locks;
    }

    /** Hands over all locks with the target that they are filed under. */
    void forEach(Entry entry) {
        for (Object locks : found) {
            if (locks != null) {
                TargetField field = fieldOf(locks);
                String value = valueOf(locks, field);
                forEach(locks, lock -> entry.accept(field, value, lock));
            }
        }
    }

    private static void forEach(@Nullable Object locks, Consumer<Lock> each) {
        if (locks instanceof Lock lock) {
            each.accept(lock);
        } else if (locks instanceof Several several) {
            several.locks.forEach(each);
        }
    }

    private static TargetField fieldOf(Object locks) {
        return locks instanceof Several several
                ? several.field
                : ((Lock) locks).target().fields().keySet().iterator().next();
    }

    private static String valueOf(Object locks, TargetField field) {
        Lock lock = locks instanceof Several several ? several.locks.get(0) : (Lock) locks;
        return Objects.requireNonNull(lock.target().fields().get(field));
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

    /** Spreads targets over the parts of an index and over the slots of each. */
    static int hash(TargetField field, String value) {
        int hash = (31 * field.key().hashCode() + value.hashCode()) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    /** Locks of one target, which is one of several of theirs, or of several locks; the owner may add to them. */
    private record Several(Object owner, TargetField field, List<Lock> locks) {}

    /** Gets locks and what they are filed under. */
    interface Entry {
        void accept(TargetField field, String value, Lock lock);
    }
}
