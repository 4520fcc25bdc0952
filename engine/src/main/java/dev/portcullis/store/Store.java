package dev.portcullis.store;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * Keeps resources, and tells what changes. Safe for any number of threads.
 *
 * <p>Every write gets a revision of its own, one higher than the one before. A write that has returned is durable: it
 * survives the death of the process. One that failed with {@link StoreException.Kind#UNKNOWN_OUTCOME} may have happened.
 */
public interface Store extends AutoCloseable {
    /**
     * Everything that is kept, at one revision.
     *
     * @throws StoreException if it cannot be told
     */
    Snapshot snapshot();

    /**
     * A part of what is kept, at one revision. Stores that can find it without reading all do so.
     *
     * @throws StoreException if it cannot be told
     */
    default Snapshot snapshot(Excerpt wanted) {
        return snapshot().only(wanted);
    }

    /**
     * Follows the changes after a token, usually that of a snapshot.
     *
     * @throws StoreException if the store cannot be followed
     */
    Tail tail(StoreToken after);

    /**
     * Writes a resource.
     *
     * @param key what it is
     * @param document its text, as the reader of resources takes it
     * @param condition what must hold of the resource that is there
     * @return the token of this write
     * @throws StoreException if it was not written, or nobody knows
     */
    StoreToken put(ResourceKey key, String document, Precondition condition);

    /**
     * Deletes a resource.
     *
     * @return the token of this deletion
     * @throws StoreException if it was not deleted, or nobody knows
     */
    StoreToken delete(ResourceKey key, Precondition condition);

    /** What is wrong with that which is kept, for people; a store that cannot tell has none. */
    default List<Diagnostic> faults() {
        return List.of();
    }

    /** Who follows it; missing for a store that cannot know that. */
    default Optional<Followers> followers() {
        return Optional.empty();
    }

    /** Ends all tails and lets go of what the store holds. */
    @Override
    void close();
}
