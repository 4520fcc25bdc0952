package dev.portcullis.store.sqlite;

import dev.portcullis.store.Change;
import dev.portcullis.store.Change.Written;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.Tail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A process that counts up in a store together with others, and then says what it saw of the counting. */
final class CountingProcess {
    static final ResourceKey COUNTER = new ResourceKey("lock", "counter");

    private CountingProcess() {}

    /** Counts up once, however often others come between. */
    static void increment(Store store) {
        while (true) {
            Snapshot snapshot = store.snapshot();
            Optional<StoredResource> present = snapshot.resources().stream()
                    .filter(resource -> resource.key().equals(COUNTER))
                    .findFirst();
            try {
                store.put(
                        COUNTER,
                        Long.toString(present.map(CountingProcess::count).orElse(0L) + 1),
                        present.map(resource -> Precondition.at(resource.revision()))
                                .orElse(Precondition.ABSENT));
                return;
            } catch (StoreException refused) {
                if (refused.kind() != StoreException.Kind.CONFLICT && refused.kind() != StoreException.Kind.EXISTS) {
                    throw refused;
                }
            }
        }
    }

    private static long count(StoredResource resource) {
        return Long.parseLong(resource.document());
    }

    /** How many changes a tail tells until the counter stands at a number, each one more than the one before. */
    static long follow(Tail tail, long last) throws InterruptedException {
        long seen = 0;
        while (seen < last) {
            for (Change change : tail.next(Duration.ofSeconds(1)).changes()) {
                seen++;
                if (!(change instanceof Written written) || count(written.resource()) != seen) {
                    throw new IllegalStateException("after " + (seen - 1) + " came " + change);
                }
            }
        }
        return seen;
    }

    public static void main(String[] arguments) throws InterruptedException {
        int own = Integer.parseInt(arguments[1]);
        int all = Integer.parseInt(arguments[2]);
        try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]));
                Tail tail = store.tail(store.snapshot().token())) {
            System.out.println("ready");
            System.out.flush();
            System.in.read();
            for (int i = 0; i < own; i++) {
                increment(store);
            }
            System.out.println("saw " + follow(tail, all));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
