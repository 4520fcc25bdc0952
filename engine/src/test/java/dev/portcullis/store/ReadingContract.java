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
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every store promises to those who read it, however it is written. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ReadingContract {
    protected static final Duration SHORT = Duration.ofMillis(20);
    protected static final Duration LONG = Duration.ofSeconds(30);
    protected static final ResourceKey LOCK = new ResourceKey("lock", "l");
    protected static final ResourceKey OTHER = new ResourceKey("role", "l");

    private Store store;

    /** An empty store. */
    protected abstract Store open() throws Exception;

    /** A document that the store can keep under a key, with a word in it. */
    protected abstract String document(ResourceKey key, String word);

    /** Writes a document in the way that changes the store. */
    protected abstract void write(ResourceKey key, String document) throws Exception;

    /** Deletes a document in the way that changes the store. */
    protected abstract void remove(ResourceKey key) throws Exception;

    @BeforeEach
    void opensTheStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closesTheStore() {
        store.close();
    }

    /** The store that was opened for this test. */
    protected Store store() {
        return store;
    }

    private StoredResource resource(ResourceKey key, String word, long revision) {
        return new StoredResource(key, document(key, word), revision);
    }

    @Test
    void aNewStoreIsEmptyAtItsFirstRevision() {
        Snapshot snapshot = store.snapshot();
        assertThat(snapshot.resources()).isEmpty();
        assertThat(snapshot.token().revision()).isZero();
        assertThat(snapshot.token().epoch()).isNotEmpty();
        assertThat(snapshot.provenAt()).isPresent();
        assertThat(snapshot.predecessor()).isEmpty();
    }

    @Test
    void whatIsWrittenIsThereAtItsRevision() throws Exception {
        write(LOCK, document(LOCK, "one"));
        assertThat(store.snapshot().resources()).containsExactly(resource(LOCK, "one", 1));
        write(OTHER, document(OTHER, "two ü"));
        Snapshot snapshot = store.snapshot();
        assertThat(snapshot.token().revision()).isEqualTo(2);
        assertThat(snapshot.resources())
                .containsExactlyInAnyOrder(resource(LOCK, "one", 1), resource(OTHER, "two ü", 2));
    }

    @Test
    void whatIsReplacedOrDeletedIsNotThereAnyMore() throws Exception {
        write(LOCK, document(LOCK, "one"));
        assertThat(store.snapshot().resources()).hasSize(1);
        write(LOCK, document(LOCK, "two"));
        assertThat(store.snapshot().resources()).containsExactly(resource(LOCK, "two", 2));
        remove(LOCK);
        assertThat(store.snapshot().resources()).isEmpty();
        assertThat(store.snapshot().token().revision()).isEqualTo(3);
    }

    @Test
    void aTailTellsEachChangeOnceAndInOrder() throws Exception {
        write(LOCK, document(LOCK, "before"));
        try (Tail tail = store.tail(store.snapshot().token())) {
            List<Change> told = new ArrayList<>();
            write(LOCK, document(LOCK, "two"));
            told.addAll(changes(tail, 1));
            write(OTHER, document(OTHER, "three"));
            told.addAll(changes(tail, 1));
            remove(LOCK);
            told.addAll(changes(tail, 1));
            assertThat(told)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("committed")
                    .containsExactly(
                            new Written(resource(LOCK, "two", 2), Instant.EPOCH),
                            new Written(resource(OTHER, "three", 3), Instant.EPOCH),
                            new Deleted(LOCK, 4, Instant.EPOCH));
            Batch nothing = tail.next(SHORT);
            assertThat(nothing.changes()).isEmpty();
            assertThat(nothing.upTo()).isEqualTo(store.snapshot().token());
        }
    }

    @Test
    void aChangeTellsWhenItWasCommitted() throws Exception {
        try (Tail tail = store.tail(store.snapshot().token())) {
            Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
            write(LOCK, document(LOCK, "one"));
            List<Change> told = changes(tail, 1);
            remove(LOCK);
            told.addAll(changes(tail, 1));
            Instant after = Instant.now();
            assertThat(told)
                    .hasSize(2)
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
            while (batch.provenAt().isEmpty()) {
                batch = tail.next(SHORT);
            }
            assertThat(batch.changes()).isEmpty();
            assertThat(batch.provenAt().getAsLong()).isBetween(before, System.nanoTime());
        }
    }

    @Test
    void aWaitingTailIsWokenByAWrite() throws Exception {
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (Tail tail = store.tail(store.snapshot().token())) {
            Future<List<Change>> found = reader.submit(() -> changes(tail, 1));
            write(LOCK, document(LOCK, "one"));
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
    void whatIsClosedAnswersNothing() throws Exception {
        write(LOCK, document(LOCK, "one"));
        try (Tail tail = store.tail(store.snapshot().token())) {
            store.close();
            refused(StoreException.Kind.UNAVAILABLE, () -> store.snapshot());
            assertThatThrownBy(() -> tail.next(SHORT)).isInstanceOf(StoreException.class);
        }
    }

    protected static void refused(StoreException.Kind kind, Runnable write) {
        assertThatThrownBy(write::run)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind));
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
}
