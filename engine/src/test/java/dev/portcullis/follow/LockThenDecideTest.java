package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who locks and then decides, meets the lock: there is no race. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LockThenDecideTest {
    private static final int ROUNDS = 10_000;

    @Test
    void aLockIsObeyedFromItsTokenOn() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try (World world = World.strict(new MemoryStore())) {
            List<Future<?>> reading = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                reading.add(readers.submit(() -> {
                    while (!done.get()) {
                        assertThat(world.decide("bob").allowed()).isTrue();
                    }
                }));
            }
            for (int round = 0; round < ROUNDS; round++) {
                StoreToken locked = world.lock("l-" + round, "ann");
                assertThat(world.decide("ann", locked).reason()).isEqualTo(Reason.LOCKED);
                StoreToken unlocked = world.delete("lock", "l-" + round);
                assertThat(world.decide("ann", unlocked).allowed()).isTrue();
            }
            done.set(true);
            for (Future<?> reader : reading) {
                reader.get(1, TimeUnit.MINUTES);
            }
        } finally {
            done.set(true);
            readers.shutdownNow();
        }
    }
}
