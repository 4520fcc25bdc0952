package dev.portcullis.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import java.util.List;
import java.util.Map;
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
