package dev.portcullis.store;

import java.time.Duration;

/** Follows the changes of a store. For one thread. */
public interface Tail extends AutoCloseable {
    /**
     * The next changes; waits for some, but not longer than told. An answer without changes is worth something too: it
     * can prove that there are none.
     *
     * @throws GapException if changes were missed, so that a new snapshot is needed
     * @throws StoreException if the store cannot be reached; asking again may help
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    Batch next(Duration longest) throws InterruptedException;

    @Override
    void close();
}
