package dev.portcullis.store.etcd.faults;

import java.util.Set;

/**
 * What a fault has done, and how it ends.
 *
 * @param cutOff the gateways that cannot reach a majority meanwhile
 * @param mend ends it; returns when all that runs can answer again
 */
record Damage(Set<String> cutOff, Runnable mend) {}
