package dev.portcullis.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever happens, in whatever order, exactly those sessions end that a plain model says. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RegistryPropertyTest {
    private static final int SEEDS = 25;
    private static final int STEPS = 5_000;
    private static final int MOST_OPEN = 40;
    private static final int MOST_LOCKS = 6;
    private static final List<ModelPolicy> POLICIES = List.of(ModelPolicy.values());
    private static final List<String> ROLES = List.of("ops", "ops", "brief", "brief", "careful");

    @Test
    void sessionsEndAsTheModelSays() {
        long first = System.nanoTime() % 1_000_000;
        int ended = 0;
        for (long seed = first; seed < first + SEEDS; seed++) {
            ended += run(seed);
        }
        System.out.println("sessions that ended in " + SEEDS * STEPS + " steps from seed " + first + ": " + ended);
        assertThat(ended).isGreaterThan(SEEDS * STEPS / 100);
    }

    private static int run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Duration lease = random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(45);
        int step = 0;
        try (SessionModel model = new SessionModel(lease)) {
            for (; step < STEPS; step++) {
                take(model, random);
                model.compare();
            }
            return model.ended();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("seed " + seed + ", step " + step, failure);
        }
    }

    private static void take(SessionModel model, SplittableRandom random) {
        int choice = random.nextInt(100);
        if (choice < 30) {
            if (model.open().size() < MOST_OPEN) {
                open(model, random);
            }
        } else if (choice < 55) {
            visit(model, random);
        } else if (choice < 65) {
            lock(model, random);
        } else if (choice < 97) {
            time(model, random);
        } else {
            model.use(POLICIES.get(random.nextInt(POLICIES.size())));
        }
    }

    private static void open(SessionModel model, SplittableRandom random) {
        Optional<Instant> certificate = random.nextInt(3) == 0
                ? Optional.of(HandClock.START.plusSeconds(random.nextInt(36_000)))
                : Optional.empty();
        model.open(
                "u" + random.nextInt(10),
                ROLES.get(random.nextInt(ROLES.size())),
                "n" + random.nextInt(4),
                certificate.filter(expiry -> random.nextBoolean()));
    }

    private static void visit(SessionModel model, SplittableRandom random) {
        if (model.open().isEmpty()) {
            return;
        }
        ModelSession session = model.open().get(random.nextInt(model.open().size()));
        switch (random.nextInt(6)) {
            case 0 -> model.close(session);
            case 1, 2 -> model.renew(session);
            default -> model.touch(session);
        }
    }

    private static void lock(SessionModel model, SplittableRandom random) {
        List<Lock> locks = model.locks();
        if (locks.size() > random.nextInt(MOST_LOCKS)) {
            model.unlock(locks.get(random.nextInt(locks.size())));
            return;
        }
        Instant expires = random.nextBoolean() ? Instant.MAX : HandClock.START.plusSeconds(random.nextInt(36_000));
        switch (random.nextInt(8)) {
            case 0 -> model.lock(TargetField.ROLE, ROLES.get(random.nextInt(ROLES.size())), expires);
            case 1 -> model.lock(TargetField.SERVER_ID, "n" + random.nextInt(4), expires);
            default -> model.lock(TargetField.USER, "u" + random.nextInt(10), expires);
        }
    }

    private static void time(SessionModel model, SplittableRandom random) {
        int choice = random.nextInt(100);
        if (choice < 35) {
            model.prove();
        } else if (choice < 80) {
            model.pass(Duration.ofSeconds(random.nextInt(1, 20)));
        } else if (choice < 84) {
            model.pass(Duration.ofSeconds(random.nextInt(20, 900)));
        } else if (choice < 92) {
            model.stall(Duration.ofSeconds(random.nextInt(1, 120)));
        } else {
            model.set(Duration.ofSeconds(random.nextBoolean() ? 3_600 : -3_600));
        }
    }
}
