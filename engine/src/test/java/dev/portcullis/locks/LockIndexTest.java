package dev.portcullis.locks;

import static dev.portcullis.lock.TargetField.ROLE;
import static dev.portcullis.lock.TargetField.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LockIndexTest {
    @Test
    void findsALockByEachOfItsFields() {
        Lock lock = Lock.of("l", new LockTarget(Map.of(TargetField.USER, "alice", TargetField.LOGIN, "root")), "");
        LockIndex index = LockIndex.of(List.of(lock));
        assertThat(index.targeting(TargetField.USER, "alice")).containsExactly(lock);
        assertThat(index.targeting(TargetField.LOGIN, "root")).containsExactly(lock);
        assertThat(index.targeting(TargetField.LOGIN, "alice")).isEmpty();
        assertThat(index.targeting(TargetField.USER, "Alice")).isEmpty();
    }

    /** Fields of one lock share its place in memory, and a few of them its place in the table. */
    @Test
    void aFieldIsNeverTakenForAnotherOne() {
        Random random = new Random(20260105);
        for (int round = 0; round < 20_000; round++) {
            Map<TargetField, String> fields = Map.of(USER, "u" + random.nextInt(), ROLE, "admin");
            Lock both = Lock.of("both", new LockTarget(fields), "");
            TargetField named = random.nextBoolean() ? USER : ROLE;
            Lock one = Lock.of("one", LockTarget.of(named, fields.getOrDefault(named, "")), "");
            LockIndex index = LockIndex.of(List.of(both, one));
            fields.forEach((field, value) -> assertThat(index.targeting(field, value))
                    .isEqualTo(field == named ? List.of(both, one) : List.of(both)));
        }
    }

    @Test
    @Timeout(10)
    void holdsManyLocksOnOneTargetAndOnMany() {
        List<Lock> locks = IntStream.range(0, 100_000)
                .mapToObj(i ->
                        Lock.of("l" + i, LockTarget.of(TargetField.USER, i % 2 == 0 ? "everybody" : "user-" + i), ""))
                .toList();
        LockIndex index = LockIndex.of(locks);
        assertThat(index.size()).isEqualTo(100_000);
        assertThat(index.targeting(TargetField.USER, "everybody")).hasSize(50_000);
        assertThat(index.targeting(TargetField.USER, "user-7"))
                .extracting(Lock::name)
                .containsExactly("l7");
    }
}
