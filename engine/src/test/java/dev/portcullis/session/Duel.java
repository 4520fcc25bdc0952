package dev.portcullis.session;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Two threads that do something at the same time, round after round, now the one a little earlier and now the other; they wait for each other now and then. */
final class Duel {
    private static final int ROUNDS_BETWEEN_MEETINGS = 64;
    private static final int LONGEST_HEAD_START = 400;
    private static final int SPINS_BEFORE_YIELD = 200;

    private final int rounds;
    private final AtomicInteger arrived = new AtomicInteger();

    private Duel(int rounds) {
        this.rounds = rounds;
    }

    static void fight(int rounds, IntConsumer first, IntConsumer second) throws Exception {
        Duel duel = new Duel(rounds);
        CompletableFuture<Void> other = CompletableFuture.runAsync(
                () -> duel.run(second, 2), task -> new Thread(task, "second of a duel").start());
        duel.run(first, 1);
        other.get(60, TimeUnit.SECONDS);
    }

    private void run(IntConsumer action, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < rounds; round++) {
            if (round % ROUNDS_BETWEEN_MEETINGS == 0) {
                meet(2 * (round / ROUNDS_BETWEEN_MEETINGS) + 2);
            }
            spin(random.nextInt(LONGEST_HEAD_START));
            action.accept(round);
        }
    }

    private void meet(int both) {
        arrived.incrementAndGet();
        for (int spins = 0; arrived.get() < both; spins++) {
            if (spins > SPINS_BEFORE_YIELD) {
                LockSupport.parkNanos(1_000);
            }
        }
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }
}
