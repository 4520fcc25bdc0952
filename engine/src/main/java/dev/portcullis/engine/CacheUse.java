package dev.portcullis.engine;

/**
 * How often decisions were remembered, since the start. Requests that may not be answered from memory are in neither number.
 *
 * @param hits decisions given again
 * @param misses decisions made because none that still holds was remembered
 */
public record CacheUse(long hits, long misses) {
    /** Nothing is remembered. */
    static final CacheUse NONE = new CacheUse(0, 0);
}
