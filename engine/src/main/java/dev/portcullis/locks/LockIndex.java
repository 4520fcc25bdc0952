package dev.portcullis.locks;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Locks by each field that they target: finding those that match costs one look-up per target of the request. */
public final class LockIndex {
    private final Map<TargetField, Map<String, List<Lock>>> locks;
    private final int size;

    private LockIndex(Map<TargetField, Map<String, List<Lock>>> locks, int size) {
        this.locks = locks;
        this.size = size;
    }

    /** An index over locks, expired ones included: being in force is a matter of each request's time. */
    public static LockIndex of(Collection<Lock> locks) {
        Map<TargetField, Map<String, List<Lock>>> index = new EnumMap<>(TargetField.class);
        for (Lock lock : locks) {
            lock.target()
                    .fields()
                    .forEach((field, value) -> index.computeIfAbsent(field, unused -> new HashMap<>())
                            .computeIfAbsent(value, unused -> new ArrayList<>(1))
                            .add(lock));
        }
        return new LockIndex(index, locks.size());
    }

    /** The number of locks. */
    public int size() {
        return size;
    }

    /** The locks that have a field with exactly this value; in no particular order. */
    public List<Lock> targeting(TargetField field, String value) {
        return locks.getOrDefault(field, Map.of()).getOrDefault(value, List.of());
    }
}
