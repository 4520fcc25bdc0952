package dev.portcullis.preview;

import dev.portcullis.lock.Lock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Locks whose place others of their name take. Immutable; however many there are, another lock costs only what was changed.
 *
 * @param first those that were there at first, by name
 * @param changed what has become of some of them since, by name; empty for removed
 */
record Namesakes(Map<String, Lock> first, Map<String, Optional<Lock>> changed) {
    static Namesakes of(List<Lock> locks) {
        return new Namesakes(
                locks.stream()
                        .collect(Collectors.toUnmodifiableMap(Lock::name, Function.identity(), (one, other) -> one)),
                Map.of());
    }

    /** The one that has the name of a lock. */
    Optional<Lock> of(Lock lock) {
        return changed.getOrDefault(lock.name(), Optional.ofNullable(first.get(lock.name())));
    }

    Namesakes with(Lock lock) {
        return after(lock.name(), Optional.of(lock));
    }

    Namesakes without(Lock lock) {
        return after(lock.name(), Optional.empty());
    }

    private Namesakes after(String name, Optional<Lock> now) {
        Map<String, Optional<Lock>> more = new HashMap<>(changed);
        more.put(name, now);
        return new Namesakes(first, more);
    }
}
