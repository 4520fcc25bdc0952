package dev.portcullis.store.etcd;

import dev.portcullis.decision.StoreToken;
import io.etcd.jetcd.api.KeyValue;

/**
 * The history as it was read.
 *
 * @param history what it says
 * @param mod the revision of etcd at which it was written
 */
record Head(History history, long mod) {
    static Head of(KeyValue read) {
        return new Head(History.read(read.getValue()), read.getModRevision());
    }

    StoreToken token() {
        return history.token();
    }

    /** Whether this is the first write after another one. */
    boolean comesNextAfter(Head other) {
        return history.previous() == other.mod && history.after().equals(other.history.write());
    }

    boolean isSameAs(Head other) {
        return mod == other.mod && history.write().equals(other.history.write());
    }
}
