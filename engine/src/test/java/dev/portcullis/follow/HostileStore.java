package dev.portcullis.follow;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Batch;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.Store;
import dev.portcullis.store.Tail;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A store that keeps what it is given and tells what it likes. */
final class HostileStore implements Store {
    /** How a tail answers. */
    interface Answer {
        Batch next(Tail honest, Duration longest) throws InterruptedException;
    }

    /** How far the clock of its proofs is ahead of that of the machine, in nanoseconds. */
    final AtomicLong ahead = new AtomicLong();

    final AtomicInteger snapshots = new AtomicInteger();
    private final AtomicLong asked = new AtomicLong();
    private final MemoryStore kept = new MemoryStore();
    private volatile UnaryOperator<Snapshot> snapshot = UnaryOperator.identity();
    private volatile Answer answer = Tail::next;

    /** Answers in another way from the next question on. */
    void answersAnyhow(Answer other) {
        answer = other;
    }

    /** Answers in another way from now on; a question that waits for its answer is waited for. */
    void answers(Answer other) {
        answer = other;
        long before = asked.get();
        long deadline = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (asked.get() == before && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    void answersHonestly() {
        answer = Tail::next;
        snapshot = UnaryOperator.identity();
    }

    void tellsSnapshots(UnaryOperator<Snapshot> other) {
        snapshot = other;
    }

    @Override
    public Snapshot snapshot() {
        snapshots.incrementAndGet();
        Snapshot honest = kept.snapshot();
        return snapshot.apply(new Snapshot(honest.token(), honest.resources(), byClock(honest.provenAt())));
    }

    @Override
    public Tail tail(StoreToken after) {
        Tail honest = onTime(kept.tail(after));
        return new Tail() {
            @Override
            public Batch next(Duration longest) throws InterruptedException {
                Answer chosen = answer;
                asked.incrementAndGet();
                return chosen.next(honest, longest);
            }

            @Override
            public void close() {
                honest.close();
            }
        };
    }

    /** The same with proofs by the clock of this store. */
    Tail onTime(Tail tail) {
        return new Tail() {
            @Override
            public Batch next(Duration longest) throws InterruptedException {
                Batch batch = tail.next(longest);
                return new Batch(batch.changes(), batch.upTo(), byClock(batch.provenAt()));
            }

            @Override
            public void close() {
                tail.close();
            }
        };
    }

    private OptionalLong byClock(OptionalLong proof) {
        return proof.isPresent() ? OptionalLong.of(proof.getAsLong() + ahead.get()) : proof;
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
