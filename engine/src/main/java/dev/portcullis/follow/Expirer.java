package dev.portcullis.follow;

import dev.portcullis.follow.Fault.Part;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;

/** Deletes resources from a store whose time has passed. Deadlines come from any thread; one thread deletes. */
final class Expirer {
    /** So many at a time, for changes of locks must not wait long. */
    private static final int MOST_AT_A_TIME = 4;

    private static final Comparator<Deadline> FIRST = Comparator.comparing(Deadline::at)
            .thenComparing(deadline -> deadline.key().kind())
            .thenComparing(deadline -> deadline.key().name())
            .thenComparing(Deadline::revision);

    private final ConcurrentSkipListSet<Deadline> deadlines = new ConcurrentSkipListSet<>(FIRST);
    private final Map<ResourceKey, Deadline> latest = new ConcurrentHashMap<>();
    private final Store store;
    private final FollowerSettings settings;
    private final Faults faults;

    Expirer(Store store, FollowerSettings settings, Faults faults) {
        this.store = store;
        this.settings = settings;
        this.faults = faults;
    }

    void add(Collection<Deadline> more) {
        if (settings.expiry() == Expiry.REMOVE) {
            more.forEach(deadline -> latest.compute(
                    deadline.key(), (key, known) -> known == null ? first(deadline) : later(known, deadline)));
        }
    }

    private Deadline first(Deadline deadline) {
        deadlines.add(deadline);
        return deadline;
    }

    /** However often a resource is renewed, it has one deadline. */
    private Deadline later(Deadline known, Deadline other) {
        if (known.revision() > other.revision()) {
            return known;
        }
        deadlines.remove(known);
        return first(other);
    }

    /** How many resources have a deadline to come. */
    int size() {
        return latest.size();
    }

    /**
     * Deletes what is due.
     *
     * @param known the revision of a resource as it is known; one that was written anew has another deadline, or none
     */
    void run(Function<ResourceKey, OptionalLong> known) {
        Instant now = settings.clock().instant();
        for (int count = 0; count < MOST_AT_A_TIME; count++) {
            if (deadlines.isEmpty() || deadlines.first().at().isAfter(now)) {
                return;
            }
            Deadline due = deadlines.first();
            boolean present = known.apply(due.key()).equals(OptionalLong.of(due.revision()));
            if (present && !deleted(due)) {
                return;
            }
            deadlines.remove(due);
            latest.remove(due.key(), due);
        }
    }

    /** Whether it is gone, or another one now. */
    private boolean deleted(Deadline due) {
        try {
            store.delete(due.key(), Precondition.at(due.revision()));
        } catch (StoreException refused) {
            if (!overtaken(refused)) {
                faults.raise(
                        Part.EXPIRY,
                        "it has expired and cannot be deleted: " + due.key() + ": " + refused.getMessage());
                return false;
            }
        }
        faults.mend(Part.EXPIRY);
        return true;
    }

    private static boolean overtaken(StoreException refused) {
        return refused.kind() == StoreException.Kind.NOT_FOUND || refused.kind() == StoreException.Kind.CONFLICT;
    }
}
