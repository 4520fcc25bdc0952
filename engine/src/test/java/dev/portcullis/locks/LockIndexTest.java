package dev.portcullis.locks;

import static dev.portcullis.lock.TargetField.ROLE;
import static dev.portcullis.lock.TargetField.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

    /** Against a plain map; every fiftieth index is kept and must never change. */
    @Test
    @Timeout(20)
    void anEditLeavesTheIndexBeforeItAsItWas() {
        Random random = new Random(20261122);
        Map<String, Lock> expected = new HashMap<>();
        LockIndex index = LockIndex.EMPTY;
        IdentityHashMap<LockIndex, Map<String, Lock>> kept = new IdentityHashMap<>();
        for (int round = 0; round < 3_000; round++) {
            LockIndex.Edit edit = index.edit();
            for (int change = random.nextInt(4); change >= 0; change--) {
                String name = "l" + random.nextInt(2_000);
                Lock before = expected.remove(name);
                if (before != null) {
                    edit.remove(before);
                }
                if (random.nextInt(4) > 0) {
                    Lock lock = random(name, random);
                    expected.put(name, lock);
                    edit.put(lock);
                }
            }
            index = edit.done();
            if (round % 50 == 0) {
                kept.put(index, Map.copyOf(expected));
            }
        }
        assertThat(index.size()).isGreaterThan(1_000);
        kept.forEach(LockIndexTest::assertHolds);
        assertHolds(index, expected);
    }

    @Test
    void aLockStaysWhenItsNamesakeIsTakenAway() {
        LockTarget ann = LockTarget.of(USER, "ann");
        Lock file = Lock.of("l", ann, "in a file");
        Lock stored = Lock.of("l", ann, "in a store");
        LockIndex.Edit edit = LockIndex.of(List.of(file, stored)).edit();
        edit.remove(stored);
        LockIndex index = edit.done();
        assertThat(index.size()).isEqualTo(1);
        assertThat(index.targeting(USER, "ann")).containsExactly(file);
    }

    private static Lock random(String name, Random random) {
        Map<TargetField, String> fields = new HashMap<>();
        fields.put(USER, "u" + random.nextInt(1_500));
        if (random.nextInt(3) == 0) {
            fields.put(ROLE, "r" + random.nextInt(20));
        }
        return Lock.of(name, new LockTarget(fields), "");
    }

    private static void assertHolds(LockIndex index, Map<String, Lock> expected) {
        Map<String, Set<String>> names = new HashMap<>();
        expected.values()
                .forEach(lock -> lock.anchors()
                        .forEach((field, value) -> names.computeIfAbsent(field.key() + value, any -> new HashSet<>())
                                .add(lock.name())));
        assertThat(index.size()).isEqualTo(expected.size());
        for (int i = 0; i < 1_500; i++) {
            assertNames(index, USER, "u" + i, names);
        }
        for (int i = 0; i < 20; i++) {
            assertNames(index, ROLE, "r" + i, names);
        }
    }

    private static void assertNames(LockIndex index, TargetField field, String value, Map<String, Set<String>> names) {
        assertThat(index.targeting(field, value).stream().map(Lock::name))
                .containsExactlyInAnyOrderElementsOf(names.getOrDefault(field.key() + value, Set.of()));
    }
}
