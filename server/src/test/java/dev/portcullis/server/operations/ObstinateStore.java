package dev.portcullis.server.operations;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Batch;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.Tail;
import java.time.Duration;

/** A store that tells nothing any more as long as it does not want to. */
final class ObstinateStore implements Store {
    private final MemoryStore kept = new MemoryStore();
    private volatile boolean silent;

    void falls() {
        silent = true;
    }

    void recovers() {
        silent = false;
    }

    private void demandWill() {
        if (silent) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "the store does not answer");
        }
    }

    @Override
    public Snapshot snapshot() {
        demandWill();
        return kept.snapshot();
    }

    @Override
    public Tail tail(StoreToken after) {
        demandWill();
        Tail honest = kept.tail(after);
        return new Tail() {
            @Override
            public Batch next(Duration longest) throws InterruptedException {
                demandWill();
                return honest.next(longest);
            }

            @Override
            public void close() {
                honest.close();
            }
        };
    }

    @Override
    public StoreToken put(ResourceKey key, String document, Precondition condition) {
        return kept.put(key, document, condition);
    }

    @Override
    public StoreToken delete(ResourceKey key, Precondition condition) {
        return kept.delete(key, condition);
    }

    @Override
    public void close() {
        kept.close();
    }
}
