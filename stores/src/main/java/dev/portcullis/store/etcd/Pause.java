package dev.portcullis.store.etcd;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Ever longer rests between attempts, of random length, so that those who try the same do not meet again. */
final class Pause {
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(4);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(250);

    private long next = SHORTEST;

    /** How long to rest now, in nanoseconds. */
    long next() {
        long now = next / 2 + ThreadLocalRandom.current().nextLong(next / 2);
        next = Math.min(2 * next, LONGEST);
        return now;
    }

    /** The next one is short again. */
    void reset() {
        next = SHORTEST;
    }

    /**
     * Rests.
     *
     * @throws StoreException if the thread is interrupted
     */
    void rest() {
        try {
            TimeUnit.NANOSECONDS.sleep(next());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "waiting for etcd was interrupted", interrupted);
        }
    }
}
