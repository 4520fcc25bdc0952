package dev.portcullis.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Change.Deleted;
import dev.portcullis.store.Change.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store that can be written promises. */
public abstract class StoreContract extends ReadingContract {
    @Override
    protected String document(ResourceKey key, String word) {
        return word;
    }

    @Override
    protected void write(ResourceKey key, String document) {
        store().put(key, document, Precondition.ANY);
    }

    @Override
    protected void remove(ResourceKey key) {
        store().delete(key, Precondition.ANY);
    }

    @Test
    void aWriteTellsItsToken() {
        StoreToken first = store().put(LOCK, "one", Precondition.ANY);
        StoreToken second = store().put(OTHER, "two\n\"ü\"", Precondition.ANY);
        assertThat(List.of(first.revision(), second.revision())).containsExactly(1L, 2L);
        Snapshot snapshot = store().snapshot();
        assertThat(snapshot.token()).isEqualTo(second);
        assertThat(snapshot.resources())
                .containsExactlyInAnyOrder(
                        new StoredResource(LOCK, "one", 1), new StoredResource(OTHER, "two\n\"ü\"", 2));
    }

    @Test
    void tellsAPartOfWhatItKeeps() {
        ResourceKey third = new ResourceKey("lock", "third");
        store().put(LOCK, "one", Precondition.ANY);
        store().put(OTHER, "two", Precondition.ANY);
        StoreToken last = store().put(third, "three", Precondition.ANY);
        Excerpt roles = Excerpt.ofKinds(List.of("role", "user"));
        assertThat(names(roles)).containsExactly(OTHER);
        assertThat(names(roles.with(List.of(third, OTHER)))).containsExactlyInAnyOrder(OTHER, third);
        assertThat(names(Excerpt.of(new ResourceKey("role", "third")))).isEmpty();
        assertThat(store().snapshot(Excerpt.of(LOCK)).token()).isEqualTo(last);
        assertThat(store().snapshot(Excerpt.of(LOCK)).resources()).containsExactly(new StoredResource(LOCK, "one", 1));
    }

    private List<ResourceKey> names(Excerpt wanted) {
        return store().snapshot(wanted).resources().stream()
                .map(StoredResource::key)
                .toList();
    }

    @Test
    void aTailTellsWritesThatCameTogetherInOrder() throws InterruptedException {
        store().put(LOCK, "before", Precondition.ANY);
        try (Tail tail = store().tail(store().snapshot().token())) {
            store().put(LOCK, "two", Precondition.ANY);
            store().put(OTHER, "three", Precondition.ANY);
            store().delete(LOCK, Precondition.ANY);
            assertThat(changes(tail, 3))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("committed")
                    .containsExactly(
                            new Written(new StoredResource(LOCK, "two", 2), Instant.EPOCH),
                            new Written(new StoredResource(OTHER, "three", 3), Instant.EPOCH),
                            new Deleted(LOCK, 4, Instant.EPOCH));
            Batch nothing = tail.next(SHORT);
            assertThat(nothing.changes()).isEmpty();
            assertThat(nothing.upTo()).isEqualTo(store().snapshot().token());
        }
    }

    @Test
    void replacesAndDeletes() {
        store().put(LOCK, "one", Precondition.ANY);
        store().put(LOCK, "two", Precondition.PRESENT);
        assertThat(store().snapshot().resources()).containsExactly(new StoredResource(LOCK, "two", 2));
        assertThat(store().delete(LOCK, Precondition.ANY).revision()).isEqualTo(3);
        assertThat(store().snapshot().resources()).isEmpty();
        assertThat(store().snapshot().token().revision()).isEqualTo(3);
    }

    @Test
    void whatDoesNotHoldIsNotWritten() {
        refused(StoreException.Kind.NOT_FOUND, () -> store().delete(LOCK, Precondition.ANY));
        refused(StoreException.Kind.NOT_FOUND, () -> store().put(LOCK, "x", Precondition.PRESENT));
        refused(StoreException.Kind.NOT_FOUND, () -> store().put(LOCK, "x", Precondition.at(1)));
        store().put(LOCK, "one", Precondition.ABSENT);
        refused(StoreException.Kind.EXISTS, () -> store().put(LOCK, "x", Precondition.ABSENT));
        store().put(LOCK, "two", Precondition.at(1));
        refused(StoreException.Kind.CONFLICT, () -> store().put(LOCK, "x", Precondition.at(1)));
        refused(StoreException.Kind.CONFLICT, () -> store().delete(LOCK, Precondition.at(1)));
        assertThat(store().snapshot().token().revision()).isEqualTo(2);
        assertThat(store().snapshot().resources()).containsExactly(new StoredResource(LOCK, "two", 2));
        assertThat(store().delete(LOCK, Precondition.at(2)).revision()).isEqualTo(3);
    }

    @Test
    void writersDoNotLoseEachOthersWrites() throws Exception {
        int writers = 4;
        int writes = 50;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try (Tail tail = store().tail(store().snapshot().token())) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                ResourceKey own = new ResourceKey("lock", "w" + writer);
                running.add(threads.submit(() -> IntStream.range(0, writes)
                        .forEach(i -> store().put(own, Integer.toString(i), Precondition.ANY))));
            }
            for (Future<?> writer : running) {
                writer.get(60, TimeUnit.SECONDS);
            }
            List<Change> seen = changes(tail, writers * writes);
            assertThat(seen.stream().map(Change::revision))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, writers * writes)
                            .mapToObj(Long::valueOf)
                            .toList());
            assertThat(applied(seen)).isEqualTo(held(store().snapshot()));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void onlyOneOfManyCreatesAResource() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> attempts = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> creates("attempt " + i)))
                    .toList();
            int created = 0;
            for (Future<Boolean> attempt : attempts) {
                created += attempt.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
            assertThat(store().snapshot().token().revision()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean creates(String document) {
        try {
            store().put(LOCK, document, Precondition.ABSENT);
            return true;
        } catch (StoreException refused) {
            assertThat(refused.kind()).isEqualTo(StoreException.Kind.EXISTS);
            return false;
        }
    }

    @Test
    void whatIsClosedTakesNothing() {
        store().close();
        refused(StoreException.Kind.UNAVAILABLE, () -> store().put(LOCK, "two", Precondition.ANY));
    }

    private static Map<ResourceKey, String> applied(List<Change> changes) {
        Map<ResourceKey, String> state = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Written written) {
                state.put(change.key(), written.resource().document());
            } else {
                state.remove(change.key());
            }
        }
        return state;
    }

    private static Map<ResourceKey, String> held(Snapshot snapshot) {
        Map<ResourceKey, String> state = new HashMap<>();
        snapshot.resources().forEach(resource -> state.put(resource.key(), resource.document()));
        return state;
    }
}
