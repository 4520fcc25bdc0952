package dev.portcullis.store.etcd.faults;

import dev.portcullis.decision.StoreToken;

/**
 * All who follow the store have confirmed that they use everything up to a token.
 *
 * @param at when that was told, as {@link System#nanoTime} goes
 */
record Confirmed(StoreToken token, long at) {}
