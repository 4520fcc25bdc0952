package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.rarely;
import static dev.portcullis.reference.Choices.some;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.source.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.quicktheories.core.Gen;
import org.quicktheories.core.RandomnessSource;

/** Random locks, some of which name something of the request, some not any more. */
final class WorldLocks {
    private static final Gen<Instant> INSTANT = any(
            WorldRequests.NOW.plus(Duration.ofHours(2)),
            WorldRequests.NOW.plus(Duration.ofHours(1)),
            WorldRequests.NOW.plusNanos(1),
            WorldRequests.NOW,
            WorldRequests.NOW.minusNanos(1),
            Instant.parse("2026-01-05T10:30:00+02:00"));

    private WorldLocks() {}

    /** A few locks of different names. */
    static Gen<List<Lock>> locks() {
        Gen<Integer> count = any(0, 0, 0, 1, 2, 3);
        Gen<List<String>> names = any(List.of("l-1", "l-2", "l-10"), List.of("b", "root/a", "a"));
        return in -> {
            List<String> chosen = names.generate(in);
            return IntStream.range(0, count.generate(in))
                    .mapToObj(index -> lock(chosen.get(index), in))
                    .toList();
        };
    }

    private static Lock lock(String name, RandomnessSource in) {
        return new Lock(
                name,
                target(in),
                any("", "Suspicious: \"x\"\tand on").generate(in),
                rarely(50, INSTANT, Instant.MAX).generate(in),
                rarely(20, INSTANT, Instant.MAX).generate(in),
                Span.NONE);
    }

    private static LockTarget target(RandomnessSource in) {
        Map<TargetField, String> fields = new EnumMap<>(TargetField.class);
        for (TargetField field : some(1, 3, any(TargetField.values())).generate(in)) {
            fields.put(field, value(field).generate(in));
        }
        return new LockTarget(fields);
    }

    private static Gen<String> value(TargetField field) {
        return switch (field) {
            case USER ->
                any(
                        "alice",
                        "bob",
                        "*",
                        "Alice",
                        "zo\u00eb",
                        "remote-alice-leaf.example.com",
                        "remote-bob-leaf.example.com",
                        "s-1.root.example.com");
            case ROLE -> any("ops", "dev", "dba", "team-ops", "ghost", "default-implicit-role", "Node", "*");
            case LOGIN -> any("root", "ubuntu", "ann", "reader");
            case NODE, SERVER_ID ->
                any("s-1", "s-1.root.example.com", "s-2", "s-2.root.example.com", "s-1.leaf.example.com", "s");
            case MFA_DEVICE -> any("k-1", "k-2");
            case WINDOWS_DESKTOP, LINUX_DESKTOP -> any("r-1", "r-2");
            case ACCESS_REQUEST -> any("q-1", "q-2");
            case DEVICE -> any("d-1", "d-2", "tag-1");
            case BOT_INSTANCE_ID -> any("i-1", "i-2");
            case JOIN_TOKEN -> any("t-1", "t-2");
        };
    }
}
