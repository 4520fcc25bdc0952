package dev.portcullis.store.etcd.faults;

/**
 * A time in which a gateway cannot reach a majority. Moments are those of {@link System#nanoTime}.
 *
 * @param from when it could not any more
 * @param to when it may again
 */
record Outage(String gateway, long from, long to) {}
