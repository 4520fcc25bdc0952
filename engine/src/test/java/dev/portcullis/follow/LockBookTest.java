package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.store.Change;
import dev.portcullis.store.Change.Written;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockBookTest {
    private final LockBook book = new LockBook(LockIndex.EMPTY, new Faults(InstantSource.system()));

    private static Written lock(String name, String user) {
        String text = World.lockOn(name, user);
        return new Written(new StoredResource(new ResourceKey("lock", name), text, 1), Instant.EPOCH);
    }

    /** The third look at the second change fails: the first one has been applied by then. */
    private static List<Change> tearing(Change first, Change second) {
        return new AbstractList<>() {
            private int looks;

            @Override
            public Change get(int index) {
                if (index == 1 && ++looks > 2) {
                    throw new OutOfMemoryError("as it were");
                }
                return index == 0 ? first : second;
            }

            @Override
            public int size() {
                return 2;
            }
        };
    }

    @Test
    void nothingCountsAsKnownOfChangesThatWereHalfApplied() {
        Written onAnn = lock("a", "ann");
        Written onBob = lock("b", "bob");
        assertThatThrownBy(() -> book.apply(tearing(onAnn, onBob))).isInstanceOf(OutOfMemoryError.class);
        assertThat(book.holds(onAnn.resource())).isFalse();
        assertThat(book.index().size()).isZero();
        assertThat(book.apply(List.of(onAnn, onBob))).hasSize(2);
        assertThat(book.index().targeting(TargetField.USER, "ann")).hasSize(1);
        assertThat(book.index().targeting(TargetField.USER, "bob")).hasSize(1);
        assertThat(book.index().size()).isEqualTo(2);
    }
}
