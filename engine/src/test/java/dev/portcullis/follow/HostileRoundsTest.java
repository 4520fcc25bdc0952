package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Batch;
import dev.portcullis.store.Change;
import dev.portcullis.store.GapException;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.Tail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random writes to a store that says random things: a token in hand, nobody who is locked is let in. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileRoundsTest {
    private static final int STEPS = 150;
    private static final Duration SHORT = Duration.ofMillis(10);

    private final HostileStore store = new HostileStore();
    private final Map<String, String> locked = new TreeMap<>();
    private final List<Change> told = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobodyWhoIsLockedIsLetIn(long seed) {
        Random random = new Random(seed);
        try (World world = World.strict(store)) {
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(4) == 0) {
                    store.answersAnyhow(trick(random.nextInt(7), random.nextLong()));
                }
                StoreToken token = write(world, random);
                String user = "user-" + random.nextInt(3);
                boolean allowed = world.follower()
                        .engine()
                        .decide(World.request(user), token, SHORT)
                        .allowed();
                assertThat(allowed && locked.containsValue(user))
                        .as("seed %s, step %s: %s is let in", seed, step, user)
                        .isFalse();
            }
            store.answersHonestly();
            agreesInTheEnd(world, world.lock("last", "nobody"));
        }
    }

    private StoreToken write(World world, Random random) {
        String name = "lock-" + random.nextInt(4);
        if (locked.containsKey(name) && random.nextBoolean()) {
            locked.remove(name);
            return world.delete("lock", name);
        }
        String user = "user-" + random.nextInt(3);
        locked.put(name, user);
        return world.lock(name, user);
    }

    private void agreesInTheEnd(World world, StoreToken last) {
        for (int number = 0; number < 3; number++) {
            String user = "user-" + number;
            Reason expected = locked.containsValue(user) ? Reason.LOCKED : Reason.GRANTED;
            assertThat(world.decide(user, last).reason()).isEqualTo(expected);
        }
        assertThat(world.follower().engine().locks().index().size()).isEqualTo(locked.size() + 1);
    }

    private HostileStore.Answer trick(int kind, long seed) {
        Random random = new Random(seed);
        return switch (kind) {
            case 0 -> this::twice;
            case 1 -> (honest, longest) -> some(honest.next(longest), random);
            case 2 -> (honest, longest) -> shuffled(honest.next(longest), random);
            case 3 ->
                (honest, longest) -> {
                    honest.next(longest);
                    throw new GapException("lost");
                };
            case 4 ->
                (honest, longest) -> {
                    throw new StoreException(StoreException.Kind.UNAVAILABLE, "gone");
                };
            case 5 ->
                (honest, longest) -> {
                    Batch batch = honest.next(longest);
                    return new Batch(batch.changes(), batch.upTo(), OptionalLong.empty());
                };
            default -> Tail::next;
        };
    }

    private Batch twice(Tail honest, Duration longest) throws InterruptedException {
        Batch batch = honest.next(longest);
        told.addAll(batch.changes());
        return new Batch(List.copyOf(told), batch.upTo(), batch.provenAt());
    }

    private static Batch some(Batch batch, Random random) {
        return new Batch(
                batch.changes().stream().filter(unused -> random.nextBoolean()).toList(),
                batch.upTo(),
                batch.provenAt());
    }

    private static Batch shuffled(Batch batch, Random random) {
        List<Change> changes = new ArrayList<>(batch.changes());
        Collections.shuffle(changes, random);
        return new Batch(changes, batch.upTo(), batch.provenAt());
    }
}
