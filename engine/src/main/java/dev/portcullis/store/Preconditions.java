package dev.portcullis.store;

import dev.portcullis.store.StoreException.Kind;
import java.util.OptionalLong;

/** Tells whether a condition on a resource holds; for those who write stores. */
public final class Preconditions {
    private Preconditions() {}

    /**
     * Demands a condition.
     *
     * @param present revision of the resource that is there, if there is one
     * @throws StoreException if the condition does not hold
     */
    public static void demand(Precondition condition, ResourceKey key, OptionalLong present) {
        if (condition instanceof Precondition.Absent && present.isPresent()) {
            throw new StoreException(Kind.EXISTS, key + " already exists");
        }
        if (condition instanceof Precondition.Present && present.isEmpty()) {
            throw notFound(key);
        }
        if (condition instanceof Precondition.At at) {
            demand(at, key, present);
        }
    }

    private static void demand(Precondition.At at, ResourceKey key, OptionalLong present) {
        if (present.isEmpty()) {
            throw notFound(key);
        }
        if (present.getAsLong() != at.revision()) {
            throw new StoreException(
                    Kind.CONFLICT,
                    key + " was changed meanwhile: read at revision " + at.revision() + ", now at "
                            + present.getAsLong());
        }
    }

    /** That a resource is missing. */
    public static StoreException notFound(ResourceKey key) {
        return new StoreException(Kind.NOT_FOUND, key + " is not found");
    }
}
