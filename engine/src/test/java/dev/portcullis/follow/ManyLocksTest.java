package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.store.MemoryStore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many locks are read and found. {@code -Dportcullis.locks=1000000} tries a million. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManyLocksTest {
    private static final int LOCKS = Integer.getInteger("portcullis.locks", 10_000);

    @Test
    void everyLockOfManyIsFound() {
        try (World world = new World(new MemoryStore())) {
            world.put("role", "ops", World.role("ops", "root"));
            for (int number = 0; number < LOCKS; number++) {
                world.lock("lock-" + number, "user-" + number);
            }
            LockIndex index = world.start().engine().locks().index();
            assertThat(index.size()).isEqualTo(LOCKS);
            for (int number = 0; number < LOCKS; number++) {
                assertThat(index.targeting(TargetField.USER, "user-" + number)).hasSize(1);
            }
            assertThat(world.decide("user-" + LOCKS / 2).reason()).isEqualTo(Reason.LOCKED);
            StoreToken unlocked = world.delete("lock", "lock-" + LOCKS / 2);
            assertThat(world.decide("user-" + LOCKS / 2, unlocked).allowed()).isTrue();
        }
    }
}
