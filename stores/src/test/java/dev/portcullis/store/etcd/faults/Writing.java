package dev.portcullis.store.etcd.faults;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Confirmations;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.etcd.faults.Write.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Writes, replaces and deletes locks at random, under names of its own, and notes what it is told of that. */
final class Writing implements Worker.Step {
    private static final int MOST_LOCKS = 20;
    private static final int LONGEST_PAUSE_MILLIS = 40;
    private static final int CONFIRMED_ONE_OF = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Store store;
    private final Chronicle chronicle;
    private final SplittableRandom random;
    private final List<String> locks = new ArrayList<>();
    private int made;

    Writing(String name, Store store, Chronicle chronicle, long seed) {
        this.name = name;
        this.store = store;
        this.chronicle = chronicle;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void run() throws InterruptedException {
        if (locks.isEmpty() || (locks.size() < MOST_LOCKS && random.nextBoolean())) {
            create();
        } else if (random.nextInt(3) == 0) {
            replace(locks.get(random.nextInt(locks.size())));
        } else {
            delete(random.nextInt(locks.size()));
        }
        Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    }

    private void create() throws InterruptedException {
        made++;
        String lock = name + "-" + made;
        Write write = attempt(lock, Optional.of(LockOrder.random(random)), Precondition.ABSENT);
        if (write.acknowledged()) {
            locks.add(lock);
            if (random.nextInt(CONFIRMED_ONE_OF) == 0) {
                confirm(write.token());
            }
        }
    }

    private void replace(String lock) {
        Write write = attempt(lock, Optional.of(LockOrder.random(random)), Precondition.PRESENT);
        if (write.outcome() == Outcome.UNKNOWN) {
            locks.remove(lock);
        }
    }

    private void delete(int index) {
        Write write = attempt(locks.get(index), Optional.empty(), Precondition.PRESENT);
        if (write.outcome() != Outcome.REFUSED) {
            locks.remove(index);
        }
    }

    private Write attempt(String lock, Optional<LockOrder> order, Precondition condition) {
        long began = System.nanoTime();
        StoreToken token = StoreToken.NONE;
        Outcome outcome = Outcome.ACKNOWLEDGED;
        try {
            ResourceKey key = new ResourceKey("lock", lock);
            token = order.isPresent()
                    ? store.put(key, order.orElseThrow().document(lock), condition)
                    : store.delete(key, condition);
        } catch (StoreException refused) {
            outcome = outcome(refused.kind());
        }
        Write write = new Write(lock, order, began, System.nanoTime(), outcome, token);
        chronicle.add(write);
        return write;
    }

    private static Outcome outcome(StoreException.Kind kind) {
        return switch (kind) {
            case UNKNOWN_OUTCOME -> Outcome.UNKNOWN;
            case EXISTS, NOT_FOUND, CONFLICT -> Outcome.CONTRADICTED;
            case READ_ONLY, REPLACED, UNAVAILABLE, UNREADABLE -> Outcome.REFUSED;
        };
    }

    private void confirm(StoreToken token) throws InterruptedException {
        if (store.followers().isPresent()) {
            Confirmations confirmations = Confirmations.await(store.followers().orElseThrow(), token, PATIENCE);
            if (confirmations.complete()) {
                chronicle.add(new Confirmed(token, System.nanoTime()));
            }
        }
    }
}
