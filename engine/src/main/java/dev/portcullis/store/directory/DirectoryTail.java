package dev.portcullis.store.directory;

import dev.portcullis.folder.FolderEvents;
import dev.portcullis.store.Batch;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.Tail;
import java.io.IOException;
import java.time.Duration;

/** Follows a folder: looks at it whenever something is told to have happened, and each second. */
final class DirectoryTail implements Tail {
    private final DirectoryStore store;
    private final Tail held;
    private final FolderEvents events = FolderEvents.ofSystem();

    DirectoryTail(DirectoryStore store, Tail held) {
        this.store = store;
        this.held = held;
    }

    @Override
    public Batch next(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            events.listenTo(store.folders());
            Batch batch = store.next(held);
            long left = deadline - System.nanoTime();
            if (!batch.changes().isEmpty() || left <= 0) {
                return batch;
            }
            events.await(Duration.ofNanos(left));
        }
    }

    @Override
    public void close() {
        held.close();
        try {
            events.close();
        } catch (IOException broken) {
            throw new StoreException(
                    Kind.UNAVAILABLE, "the folder cannot be let go of: " + broken.getMessage(), broken);
        }
    }
}
