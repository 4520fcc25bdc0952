package dev.portcullis.cli;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.draft.StoredKey;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.etcd.EtcdStore;
import dev.portcullis.store.remote.RemoteStore;
import dev.portcullis.store.sqlite.SqliteStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A store for the time of one command.
 *
 * @param store where documents are written and deleted
 * @param name what the user calls it
 * @param words the options that name it, as they are written on a command line
 */
record OpenStore(Store store, String name, String words) implements AutoCloseable {
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

    /** A part of what it holds now. */
    StoreReading read(Excerpt wanted) {
        return StoreReading.of(store.snapshot(wanted), store.faults());
    }

    /** Everything that it holds now but locks, of which there may be many; and these. */
    StoreReading readPolicyWith(Collection<ResourceKey> keys) {
        return read(Excerpt.ofKinds(StoredKey.policyKinds()).with(keys));
    }

    /** All that it holds now of a kind. */
    StoreReading readKind(String kind) {
        return read(Excerpt.ofKinds(List.of(kind)));
    }

    /** The store, in which what is written is meant whatever speaks against it; only a server looks into that by itself. */
    Store forced() {
        return store instanceof RemoteStore remote ? remote.forcing() : store;
    }

    /** What tells what locks would do, where the store is that of a server, which knows best. */
    Optional<ServerPreview> preview() {
        return store instanceof RemoteStore remote ? Optional.of(new ServerPreview(remote.client())) : Optional.empty();
    }

    @Override
    public void close() {
        store.close();
    }
}
