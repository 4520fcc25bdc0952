package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.core.CoreRules;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ExpirerTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final ResourceKey LOCK = new ResourceKey("lock", "l");

    private final MemoryStore store = new MemoryStore();
    private final FollowerSettings settings = FollowerSettings.of(new CoreRules())
            .by(InstantSource.fixed(NOW), System::nanoTime)
            .with(Expiry.REMOVE);
    private final Expirer expirer = new Expirer(store, settings, new Faults(InstantSource.fixed(NOW)));

    private static Deadline deadline(Instant at, long revision) {
        return new Deadline(at, LOCK, revision);
    }

    @Test
    void aResourceThatIsRenewedHasOneDeadline() {
        for (int revision = 1; revision <= 1_000; revision++) {
            expirer.add(List.of(deadline(NOW.plusSeconds(revision), revision)));
        }
        assertThat(expirer.size()).isEqualTo(1);
    }

    @Test
    void theLatestRevisionSaysWhenWhateverIsToldFirst() {
        store.put(LOCK, "one", Precondition.ANY);
        store.put(LOCK, "two", Precondition.ANY);
        expirer.add(List.of(deadline(NOW.plusSeconds(60), 2)));
        expirer.add(List.of(deadline(NOW, 1)));
        expirer.run(key -> OptionalLong.of(2));
        assertThat(store.snapshot().resources()).hasSize(1);
        expirer.add(List.of(deadline(NOW, 2)));
        expirer.run(key -> OptionalLong.of(2));
        assertThat(store.snapshot().resources()).isEmpty();
        assertThat(expirer.size()).isZero();
    }
}
