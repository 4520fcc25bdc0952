package dev.portcullis.locks;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Locks by each field that they target: finding those that match costs one look-up per target of the request.
 *
 * <p>A hash table with open addressing, at most half full: a slot has one byte of the hash of a field and its value, and
 * the lock that names them, or a list where several do. The bytes lie side by side and nearly always tell at once that
 * there is no lock: two megabytes of them for a million locks stay in the caches of the processor.
 */
public final class LockIndex {
    private static final byte FREE = 0;

    private final byte[] tags;
    private final @Nullable Object[] found;
    private final int size;

    private LockIndex(int slots, int size) {
        this.tags = new byte[slots];
        this.found = new Object[slots];
        this.size = size;
    }

    /** An index over locks, expired ones included: being in force is a matter of each request's time. */
    public static LockIndex of(Collection<Lock> locks) {
        int targets = 0;
        for (Lock lock : locks) {
            targets += lock.target().fields().size();
        }
        LockIndex index = new LockIndex(Integer.highestOneBit(Math.max(targets, 1)) * 4, locks.size());
        for (Lock lock : locks) {
            for (Map.Entry<TargetField, String> target : lock.target().fields().entrySet()) {
                index.add(target.getKey(), target.getValue(), lock);
            }
        }
        return index;
    }

    private void add(TargetField field, String value, Lock lock) {
        int slot = slot(field, value);
        tags[slot] = tag(hash(field, value));
        found[slot] = joined(found[slot], lock);
    }

    private static Object joined(@Nullable Object before, Lock lock) {
        if (before instanceof Several several) {
            several.locks.add(lock);
            return several;
        }
        return before instanceof Lock first ? new Several(new ArrayList<>(List.of(first, lock))) : lock;
    }

    /** Locks of one target. */
    private record Several(List<Lock> locks) {}

    /** The number of locks. */
    public int size() {
        return size;
    }

    /** The locks that have a field with exactly this value; in no particular order. */
    public List<Lock> targeting(TargetField field, String value) {
        Object locks = found[slot(field, value)];
        if (locks instanceof Lock lock) {
            return List.of(lock);
        }
        return locks instanceof Several several ? several.locks : List.of();
    }

    /** The slot of a target, or the free one in which it would stand. */
    private int slot(TargetField field, String value) {
        int hash = hash(field, value);
        byte tag = tag(hash);
        int mask = tags.length - 1;
        int slot = hash & mask;
        while (tags[slot] != FREE && !(tags[slot] == tag && names(found[slot], field, value))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static boolean names(@Nullable Object locks, TargetField field, String value) {
        Lock lock = locks instanceof Several several ? several.locks.get(0) : (Lock) locks;
        return lock != null && value.equals(lock.target().fields().get(field));
    }

    private static int hash(TargetField field, String value) {
        int hash = (31 * field.key().hashCode() + value.hashCode()) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    /** The upper bits, since the lower ones choose the slot; never that of a free one. */
    private static byte tag(int hash) {
        return (byte) (hash >>> 24 | 1);
    }
}
