package dev.portcullis.locks;

/** Whether a lock view is proven to hold every lock. */
public enum Freshness {
    FRESH,
    /** Out of touch with the store for longer than is tolerated: the locks are the last known ones. */
    STALE
}
