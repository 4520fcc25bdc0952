package dev.portcullis.cli;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.preview.EndedSessions;
import dev.portcullis.store.Store;
import dev.portcullis.store.etcd.EtcdStore;
import dev.portcullis.store.remote.RemoteStore;
import dev.portcullis.store.sqlite.SqliteStore;
import java.util.Optional;

/**
 * A store for the time of one command.
 *
 * @param store where documents are written and deleted
 * @param name what the user calls it
 * @param option the option that names it
 */
record OpenStore(Store store, String name, String option) implements AutoCloseable {
    /** Everything that it holds now. */
    StoreReading read() {
        return StoreReading.of(store.snapshot(), store.faults());
    }

    /**
     * The store in one file.
     *
     * @throws InputException if it is another kind of store
     */
    SqliteStore sqlite() {
        if (store instanceof SqliteStore sqlite) {
            return sqlite;
        }
        throw new InputException("this needs a store in one file: sqlite:FILE");
    }

    /**
     * Begins a new history.
     *
     * @throws InputException if the store has no history of its own
     */
    StoreToken acceptEpoch() {
        return store instanceof EtcdStore etcd ? etcd.acceptEpoch() : sqlite().acceptEpoch();
    }

    /**
     * Which open sessions a lock would end, where the store is that of a server, which knows.
     *
     * @param lock its document
     */
    Optional<EndedSessions> endedBy(String lock) {
        return store instanceof RemoteStore remote
                ? Optional.of(new ServerPreview(remote.client()).endedBy(lock))
                : Optional.empty();
    }

    /** How it is named on a command line. */
    String words() {
        return option + " " + Shell.word(name);
    }

    @Override
    public void close() {
        store.close();
    }
}
