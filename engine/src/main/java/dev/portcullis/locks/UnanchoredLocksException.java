package dev.portcullis.locks;

import dev.portcullis.lock.Lock;

/** There are more locks than an index may hold that must be tried on every request. */
public final class UnanchoredLocksException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Lock lock;

    UnanchoredLocksException(Lock lock) {
        super("lock `" + lock.name() + "` is one more than the " + Lock.MOST_WITHOUT_ANCHOR
                + " that must be tried on every request");
        this.lock = lock;
    }

    /** The one that is too many. */
    public Lock lock() {
        return lock;
    }
}
