package dev.portcullis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Change.Deleted;
import dev.portcullis.store.Change.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every store that can be written promises. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class StoreContract {
    protected static final Duration SHORT = Duration.ofMillis(20);
    protected static final Duration LONG = Duration.ofSeconds(30);
    protected static final ResourceKey LOCK = new ResourceKey("lock", "l");
    private static final ResourceKey OTHER = new ResourceKey("role", "l");

    private Store store;

    /** An empty store. */
    protected abstract Store open() throws Exception;

    @BeforeEach
    void opensTheStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closesTheStore() {
        store.close();
    }

    @Test
    void aNewStoreIsEmptyAtItsFirstRevision() {
        Snapshot snapshot = store.snapshot();
        assertThat(snapshot.resources()).isEmpty();
        assertThat(snapshot.token().revision()).isZero();
        assertThat(snapshot.token().epoch()).isNotEmpty();
        assertThat(snapshot.provenAt()).isPresent();
    }

    @Test
    void whatIsWrittenIsThereAtItsRevision() {
        StoreToken first = store.put(LOCK, "one", Precondition.ANY);
        StoreToken second = store.put(OTHER, "two\n\"ü\"", Precondition.ANY);
        assertThat(List.of(first.revision(), second.revision())).containsExactly(1L, 2L);
        Snapshot snapshot = store.snapshot();
        assertThat(snapshot.token()).isEqualTo(second);
        assertThat(snapshot.resources())
                .containsExactlyInAnyOrder(
                        new StoredResource(LOCK, "one", 1), new StoredResource(OTHER, "two\n\"ü\"", 2));
    }

    @Test
    void replacesAndDeletes() {
        store.put(LOCK, "one", Precondition.ANY);
        store.put(LOCK, "two", Precondition.PRESENT);
        assertThat(store.snapshot().resources()).containsExactly(new StoredResource(LOCK, "two", 2));
        assertThat(store.delete(LOCK, Precondition.ANY).revision()).isEqualTo(3);
        assertThat(store.snapshot().resources()).isEmpty();
        assertThat(store.snapshot().token().revision()).isEqualTo(3);
    }

    @Test
    void whatDoesNotHoldIsNotWritten() {
        refused(StoreException.Kind.NOT_FOUND, () -> store.delete(LOCK, Precondition.ANY));
        refused(StoreException.Kind.NOT_FOUND, () -> store.put(LOCK, "x", Precondition.PRESENT));
        refused(StoreException.Kind.NOT_FOUND, () -> store.put(LOCK, "x", Precondition.at(1)));
        store.put(LOCK, "one", Precondition.ABSENT);
        refused(StoreException.Kind.EXISTS, () -> store.put(LOCK, "x", Precondition.ABSENT));
        store.put(LOCK, "two", Precondition.at(1));
        refused(StoreException.Kind.CONFLICT, () -> store.put(LOCK, "x", Precondition.at(1)));
        refused(StoreException.Kind.CONFLICT, () -> store.delete(LOCK, Precondition.at(1)));
        assertThat(store.snapshot().token().revision()).isEqualTo(2);
        assertThat(store.snapshot().resources()).containsExactly(new StoredResource(LOCK, "two", 2));
        assertThat(store.delete(LOCK, Precondition.at(2)).revision()).isEqualTo(3);
    }

    private static void refused(StoreException.Kind kind, Runnable write) {
        assertThatThrownBy(write::run)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    @Test
    void aTailTellsEachChangeOnceAndInOrder() throws InterruptedException {
        store.put(LOCK, "before", Precondition.ANY);
        try (Tail tail = store.tail(store.snapshot().token())) {
            store.put(LOCK, "two", Precondition.ANY);
            store.put(OTHER, "three", Precondition.ANY);
            store.delete(LOCK, Precondition.ANY);
            assertThat(changes(tail, 3))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("committed")
                    .containsExactly(
                            new Written(new StoredResource(LOCK, "two", 2), Instant.EPOCH),
                            new Written(new StoredResource(OTHER, "three", 3), Instant.EPOCH),
                            new Deleted(LOCK, 4, Instant.EPOCH));
            Batch nothing = tail.next(SHORT);
            assertThat(nothing.changes()).isEmpty();
            assertThat(nothing.upTo()).isEqualTo(store.snapshot().token());
        }
    }

    @Test
    void aChangeTellsWhenItWasCommitted() throws InterruptedException {
        try (Tail tail = store.tail(store.snapshot().token())) {
            Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
            store.put(LOCK, "one", Precondition.ANY);
            store.delete(LOCK, Precondition.ANY);
            Instant after = Instant.now();
            assertThat(changes(tail, 2))
                    .extracting(Change::committed)
                    .isSorted()
                    .allSatisfy(committed -> assertThat(committed)
                            .isBetween(before, after)
                            .isEqualTo(committed.truncatedTo(ChronoUnit.MICROS)));
        }
    }

    @Test
    void anAnswerWithoutChangesProvesThatThereAreNone() throws InterruptedException {
        try (Tail tail = store.tail(store.snapshot().token())) {
            long before = System.nanoTime();
            Batch batch = tail.next(SHORT);
            assertThat(batch.provenAt()).isPresent();
            assertThat(batch.provenAt().getAsLong()).isBetween(before, System.nanoTime());
        }
    }

    @Test
    void aWaitingTailIsWokenByAWrite() throws Exception {
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (Tail tail = store.tail(store.snapshot().token())) {
            Future<List<Change>> found = reader.submit(() -> changes(tail, 1));
            store.put(LOCK, "one", Precondition.ANY);
            assertThat(found.get(30, TimeUnit.SECONDS))
                    .extracting(Change::revision)
                    .containsExactly(1L);
        } finally {
            reader.shutdownNow();
        }
    }

    @Test
    void aTailOfAnotherHistoryHasAGap() {
        try (Tail tail = store.tail(new StoreToken("other", 0))) {
            assertThatThrownBy(() -> tail.next(SHORT)).isInstanceOf(GapException.class);
        }
    }

    @Test
    void aTailFromTheFutureHasAGap() {
        StoreToken now = store.snapshot().token();
        try (Tail tail = store.tail(now.at(7))) {
            assertThatThrownBy(() -> tail.next(SHORT)).isInstanceOf(GapException.class);
        }
    }

    @Test
    void writersDoNotLoseEachOthersWrites() throws Exception {
        int writers = 4;
        int writes = 50;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try (Tail tail = store.tail(store.snapshot().token())) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                ResourceKey own = new ResourceKey("lock", "w" + writer);
                running.add(threads.submit(() -> IntStream.range(0, writes)
                        .forEach(i -> store.put(own, Integer.toString(i), Precondition.ANY))));
            }
            for (Future<?> writer : running) {
                writer.get(60, TimeUnit.SECONDS);
            }
            List<Change> seen = changes(tail, writers * writes);
            assertThat(seen.stream().map(Change::revision))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, writers * writes)
                            .mapToObj(Long::valueOf)
                            .toList());
            assertThat(applied(seen)).isEqualTo(held(store.snapshot()));
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
            assertThat(store.snapshot().token().revision()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean creates(String document) {
        try {
            store.put(LOCK, document, Precondition.ABSENT);
            return true;
        } catch (StoreException refused) {
            assertThat(refused.kind()).isEqualTo(StoreException.Kind.EXISTS);
            return false;
        }
    }

    @Test
    void whatIsClosedAnswersNothing() {
        store.put(LOCK, "one", Precondition.ANY);
        store.close();
        refused(StoreException.Kind.UNAVAILABLE, () -> store.snapshot());
        refused(StoreException.Kind.UNAVAILABLE, () -> store.put(LOCK, "two", Precondition.ANY));
    }

    /** The next changes of a tail, at least so many. */
    protected static List<Change> changes(Tail tail, int count) throws InterruptedException {
        List<Change> changes = new ArrayList<>();
        long deadline = System.nanoTime() + LONG.toNanos();
        while (changes.size() < count && System.nanoTime() < deadline) {
            changes.addAll(tail.next(Duration.ofSeconds(1)).changes());
        }
        return changes;
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
