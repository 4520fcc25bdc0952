package dev.portcullis.store;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Change.Deleted;
import dev.portcullis.store.Change.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A store that is gone with its process: for trials, and for gateways that get their locks in another way. */
public final class MemoryStore implements Store {
    /** How many changes are remembered for tails; one that is further behind needs a new snapshot. */
    static final int HISTORY = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** By kind, then by name. */
    private final Map<String, Map<String, StoredResource>> resources = new HashMap<>();

    private final Deque<Change> history = new ArrayDeque<>();
    private final FollowerBook followers = new FollowerBook();
    private StoreToken token = new StoreToken(UUID.randomUUID().toString(), 0);
    private boolean closed;

    @Override
    public Snapshot snapshot() {
        lock.lock();
        try {
            demandOpen();
            List<StoredResource> all = new ArrayList<>();
            resources.values().forEach(kind -> all.addAll(kind.values()));
            return new Snapshot(token, all, OptionalLong.of(System.nanoTime()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Snapshot snapshot(Excerpt wanted) {
        lock.lock();
        try {
            demandOpen();
            List<StoredResource> found = new ArrayList<>();
            wanted.kinds().forEach(kind -> found.addAll(of(kind).values()));
            wanted.keys().stream()
                    .filter(key -> !wanted.kinds().contains(key.kind()))
                    .map(this::present)
                    .flatMap(Optional::stream)
                    .forEach(found::add);
            return new Snapshot(token, found, OptionalLong.of(System.nanoTime()));
        } finally {
            lock.unlock();
        }
    }

    private Map<String, StoredResource> of(String kind) {
        return resources.getOrDefault(kind, Map.of());
    }

    private Optional<StoredResource> present(ResourceKey key) {
        return Optional.ofNullable(of(key.kind()).get(key.name()));
    }

    @Override
    public Tail tail(StoreToken after) {
        return new MemoryTail(after);
    }

    @Override
    public StoreToken put(ResourceKey key, String document, Precondition condition) {
        lock.lock();
        try {
            demand(key, condition);
            StoredResource resource = new StoredResource(key, document, token.revision() + 1);
            resources.computeIfAbsent(key.kind(), unused -> new HashMap<>()).put(key.name(), resource);
            return record(new Written(resource, now()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public StoreToken delete(ResourceKey key, Precondition condition) {
        lock.lock();
        try {
            demand(key, condition);
            if (present(key).isEmpty()) {
                throw Preconditions.notFound(key);
            }
            of(key.kind()).remove(key.name());
            return record(new Deleted(key, token.revision() + 1, now()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Followers> followers() {
        return Optional.of(followers);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void demand(ResourceKey key, Precondition condition) {
        demandOpen();
        Preconditions.demand(
                condition,
                key,
                present(key)
                        .map(resource -> OptionalLong.of(resource.revision()))
                        .orElseGet(OptionalLong::empty));
    }

    private void demandOpen() {
        if (closed) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "the store is closed");
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private StoreToken record(Change change) {
        token = token.at(change.revision());
        history.add(change);
        if (history.size() > HISTORY) {
            history.remove();
        }
        changed.signalAll();
        return token;
    }

    /** Follows this store. */
    private final class MemoryTail implements Tail {
        private StoreToken seen;

        MemoryTail(StoreToken after) {
            this.seen = after;
        }

        @Override
        public Batch next(Duration longest) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                awaitChange(longest.toNanos());
                demandOpen();
                demandNoGap();
                List<Change> changes = history.stream()
                        .filter(change -> change.revision() > seen.revision())
                        .toList();
                seen = token;
                return new Batch(changes, seen, OptionalLong.of(System.nanoTime()));
            } finally {
                lock.unlock();
            }
        }

        private void awaitChange(long nanos) throws InterruptedException {
            long left = nanos;
            while (!closed && seen.equals(token) && left > 0) {
                left = changed.awaitNanos(left);
            }
        }

        private void demandNoGap() {
            if (!seen.epoch().equals(token.epoch())) {
                throw new GapException("the history is another one");
            }
            @Nullable Change oldest = history.peek();
            long before = oldest == null ? token.revision() : oldest.revision() - 1;
            if (seen.revision() < before || seen.revision() > token.revision()) {
                throw new GapException("the changes after revision " + seen.revision() + " are not known any more");
            }
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
