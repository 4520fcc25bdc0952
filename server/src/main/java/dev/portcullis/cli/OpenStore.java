package dev.portcullis.cli;

import dev.portcullis.draft.StoreReading;
import dev.portcullis.store.Store;
import dev.portcullis.store.sqlite.SqliteStore;

/**
 * A store for the time of one command.
 *
 * @param store where documents are written and deleted
 * @param name what the user calls it
 */
record OpenStore(Store store, String name) implements AutoCloseable {
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

    @Override
    public void close() {
        store.close();
    }
}
