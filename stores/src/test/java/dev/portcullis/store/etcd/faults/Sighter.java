package dev.portcullis.store.etcd.faults;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Batch;
import dev.portcullis.store.GapException;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.Tail;
import java.time.Duration;

/** Follows a store without an engine, and notes every change that it tells. */
final class Sighter implements Worker.Step, AutoCloseable {
    private static final Duration LONGEST = Duration.ofMillis(200);
    private static final int PAUSE_MILLIS = 100;

    private final String name;
    private final Store store;
    private final Chronicle chronicle;
    private Tail tail;
    private volatile StoreToken reached;

    Sighter(String name, Store store, Chronicle chronicle) {
        this.name = name;
        this.store = store;
        this.chronicle = chronicle;
        this.reached = store.snapshot().token();
        this.tail = store.tail(reached);
    }

    /** Up to where it has noted all that it was told. */
    StoreToken reached() {
        return reached;
    }

    @Override
    public void run() throws InterruptedException {
        try {
            Batch batch = tail.next(LONGEST);
            chronicle.add(batch.changes().stream()
                    .map(change -> Sighting.of(name, batch.upTo(), change))
                    .toList());
            reached = batch.upTo();
        } catch (GapException gap) {
            begin();
        } catch (StoreException unreachable) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void begin() throws InterruptedException {
        try {
            StoreToken token = store.snapshot().token();
            tail.close();
            tail = store.tail(token);
            reached = token;
        } catch (StoreException unreachable) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
