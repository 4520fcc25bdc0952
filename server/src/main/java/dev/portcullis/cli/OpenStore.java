package dev.portcullis.cli;

import dev.portcullis.store.Store;

/**
 * A store for the time of one command.
 *
 * @param store where documents are written and deleted
 * @param name what the user calls it
 */
record OpenStore(Store store, String name) implements AutoCloseable {
    /** Everything that it holds now. */
    StoreReading read() {
        return StoreReading.of(store.snapshot());
    }

    @Override
    public void close() {
        store.close();
    }
}
