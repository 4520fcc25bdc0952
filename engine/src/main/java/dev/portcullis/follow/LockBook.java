package dev.portcullis.follow;

import dev.portcullis.follow.Fault.Part;
import dev.portcullis.lock.Lock;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockWrite;
import dev.portcullis.locks.UnanchoredLocksException;
import dev.portcullis.store.Change;
import dev.portcullis.store.Change.Written;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a store as they are known, and the index over them. Where the text of a lock cannot be used, what it said
 * before stays in force until it is mended or deleted. For one thread.
 */
final class LockBook {
    private final Faults faults;
    private final Map<String, Held> held = new HashMap<>();
    private final Map<String, Written> unused = new TreeMap<>();
    private final Set<String> mended = new LinkedHashSet<>();
    private LockIndex index;
    private int unindexed;

    /** The text that is stored now, and the lock in force, which may be of an earlier text. */
    private record Held(StoredResource resource, @Nullable Lock lock) {}

    /** @param below locks that are in force whatever the store says */
    LockBook(LockIndex below, Faults faults) {
        this.index = below;
        this.unindexed = below.unindexed().size();
        this.faults = faults;
    }

    LockIndex index() {
        return index;
    }

    OptionalLong revision(String name) {
        Held known = held.get(name);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.resource.revision());
    }

    /** Whether a text is known as it is. */
    boolean holds(StoredResource resource) {
        Held known = held.get(resource.key().name());
        return known != null && known.resource.equals(resource);
    }

    /** The lock of a name that the store has put in force. */
    Optional<Lock> inForce(String name) {
        Held known = held.get(name);
        return known == null ? Optional.empty() : Optional.ofNullable(known.lock);
    }

    /** All texts. */
    Stream<StoredResource> resources() {
        return held.values().stream().map(Held::resource);
    }

    /**
     * Applies changes in their order, since what a lock said before may stay in force.
     *
     * @return the locks that were written and are in force now
     */
    Collection<LockWrite> apply(List<Change> changes) {
        mended.clear();
        if (changes.isEmpty()) {
            return List.of();
        }
        Before before = new Before(changes);
        try {
            return applyAll(changes);
        } catch (RuntimeException | Error broken) {
            before.restore();
            throw broken;
        }
    }

    /**
     * Puts other locks in force whatever the store says.
     *
     * @param before those that were until now
     * @param after those that are from now on
     * @return the locks that were not in force as they are now
     * @throws UnanchoredLocksException if there are too many that every request may match; then nothing has changed
     */
    Collection<Lock> replace(Collection<Lock> before, Collection<Lock> after) {
        Set<Lock> gone = new LinkedHashSet<>(before);
        gone.removeAll(new HashSet<>(after));
        Set<Lock> come = new LinkedHashSet<>(after);
        come.removeAll(new HashSet<>(before));
        LockIndex.Edit edit = index.edit();
        gone.forEach(edit::remove);
        come.forEach(edit::put);
        index = edit.done();
        unindexed += come.stream().mapToInt(LockBook::unindexed).sum()
                - gone.stream().mapToInt(LockBook::unindexed).sum();
        return come;
    }

    /** What the last changes have mended; it stays a fault until the index is used that has it. */
    Set<String> mended() {
        return Set.copyOf(mended);
    }

    /** What is known before changes, since what is applied by half must count as not applied at all. */
    private final class Before {
        private final Map<String, Optional<Held>> known = new HashMap<>();
        private final Map<String, Written> unusable = new TreeMap<>(unused);
        private final int without = unindexed;

        Before(List<Change> changes) {
            Stream.concat(changes.stream().map(change -> change.key().name()), unusable.keySet().stream())
                    .forEach(name -> known.put(name, Optional.ofNullable(held.get(name))));
        }

        void restore() {
            known.forEach((name, lock) -> held.compute(name, (same, now) -> lock.orElse(null)));
            unused.keySet().removeAll(unusable.keySet());
            unused.values()
                    .forEach(written -> faults.mend(Part.LOCK, written.key().toString()));
            unused.clear();
            unused.putAll(unusable);
            unindexed = without;
            mended.clear();
        }
    }

    private Collection<LockWrite> applyAll(List<Change> changes) {
        int before = unindexed;
        Map<String, LockWrite> inForce = new LinkedHashMap<>();
        LockIndex.Edit edit = index.edit();
        Iterator<LockReading> readings = LockReading.all(changes).iterator();
        for (Change change : changes) {
            if (change instanceof Written) {
                write(readings.next(), edit, inForce);
            } else {
                inForce.remove(change.key().name());
                delete(change.key(), edit);
            }
        }
        if (unindexed < before) {
            LockReading.all(List.copyOf(unused.values())).forEach(reading -> write(reading, edit, inForce));
        }
        index = edit.done();
        return inForce.values();
    }

    private void delete(ResourceKey key, LockIndex.Edit edit) {
        Held known = held.remove(key.name());
        if (known != null) {
            take(known.lock, edit);
            mend(key);
        }
    }

    private void write(LockReading reading, LockIndex.Edit edit, Map<String, LockWrite> inForce) {
        StoredResource resource = reading.written().resource();
        String name = resource.key().name();
        Held known = held.get(name);
        Lock before = known == null ? null : known.lock;
        LockReading admitted = admitted(reading, before);
        if (admitted.lock().isEmpty()) {
            held.put(name, new Held(resource, before));
            unused.put(name, reading.written());
            mended.remove(resource.key().toString());
            faults.raise(Part.LOCK, resource.key().toString(), "the lock cannot be used", admitted.diagnostics());
            return;
        }
        Lock lock = admitted.lock().get();
        take(before, edit);
        edit.put(lock);
        unindexed += unindexed(lock);
        held.put(name, new Held(resource, lock));
        inForce.put(name, new LockWrite(lock, reading.written().committed()));
        mend(resource.key());
    }

    private void take(@Nullable Lock lock, LockIndex.Edit edit) {
        if (lock != null) {
            edit.remove(lock);
            unindexed -= unindexed(lock);
        }
    }

    private LockReading admitted(LockReading reading, @Nullable Lock before) {
        int others = unindexed - (before == null ? 0 : unindexed(before));
        boolean room = others < Lock.MOST_WITHOUT_ANCHOR
                || reading.lock().filter(lock -> unindexed(lock) > 0).isEmpty();
        return room ? reading : reading.unusable("there are " + others + " locks already that every request may match");
    }

    private static int unindexed(Lock lock) {
        return lock.anchors().isEmpty() ? 1 : 0;
    }

    private void mend(ResourceKey key) {
        if (unused.remove(key.name()) != null) {
            mended.add(key.toString());
        }
    }
}
