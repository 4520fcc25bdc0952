package dev.portcullis.store.directory;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.store.Batch;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.Tail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A folder of YAML, JSON and {@code .rules} files, with all that is in it, as a store that is changed by changing the
 * files. Its history begins anew with each opening.
 *
 * <p>What is in the folder is taken over once nothing has changed in it for {@link FolderCopy#QUIET}, so that no file is
 * taken half written. Where something cannot be understood, its file counts as it was before; where something cannot be
 * read, nothing is taken to be deleted; and as long as either is so, nothing proves that all locks are known.
 */
public final class DirectoryStore implements Store {
    private final Path folder;
    private final MemoryStore held = new MemoryStore();
    private final FolderCopy copy;

    private DirectoryStore(Path folder) {
        this.folder = folder;
        this.copy = new FolderCopy(folder, held);
    }

    /**
     * Opens a folder and reads it.
     *
     * @throws StoreException if there is no such folder
     */
    public static DirectoryStore open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new StoreException(Kind.UNAVAILABLE, folder + " is not a folder that can be read");
        }
        DirectoryStore store = new DirectoryStore(folder);
        store.snapshot();
        return store;
    }

    @Override
    public synchronized Snapshot snapshot() {
        try {
            OptionalLong provenAt = copy.refresh();
            Snapshot snapshot = held.snapshot();
            return new Snapshot(snapshot.token(), snapshot.resources(), provenAt);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "reading " + folder + " was interrupted", ended);
        }
    }

    @Override
    public Tail tail(StoreToken after) {
        return new DirectoryTail(this, held.tail(after));
    }

    /** What a tail of the held resources tells once they are those of the folder. */
    synchronized Batch next(Tail tail) throws InterruptedException {
        OptionalLong provenAt = copy.refresh();
        Batch batch = tail.next(Duration.ZERO);
        return new Batch(batch.changes(), batch.upTo(), provenAt);
    }

    /** Where changes can happen. */
    synchronized Set<Path> folders() {
        return copy.folders();
    }

    @Override
    public synchronized List<Diagnostic> faults() {
        return copy.faults();
    }

    @Override
    public StoreToken put(ResourceKey key, String document, Precondition condition) {
        throw readOnly();
    }

    @Override
    public StoreToken delete(ResourceKey key, Precondition condition) {
        throw readOnly();
    }

    private StoreException readOnly() {
        return new StoreException(Kind.READ_ONLY, folder + " is changed by changing its files");
    }

    @Override
    public void close() {
        held.close();
    }
}
