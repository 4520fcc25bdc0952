package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.chance;
import static dev.portcullis.reference.Choices.maybe;
import static dev.portcullis.reference.Choices.rarely;
import static dev.portcullis.reference.Choices.some;

import dev.portcullis.check.CheckedExpression;
import dev.portcullis.check.RuleExpressionChecker;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMatch;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.LockTerms;
import dev.portcullis.lock.TargetField;
import dev.portcullis.lock.WantedLabel;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        if (rarely(55, any(true), false).generate(in)) {
            return conditional(name, in);
        }
        return new Lock(
                name,
                target(in),
                any("", "Suspicious: \"x\"\tand on").generate(in),
                rarely(50, INSTANT, Instant.MAX).generate(in),
                rarely(20, INSTANT, Instant.MAX).generate(in),
                Span.NONE);
    }

    private static Lock conditional(String name, RandomnessSource in) {
        LockTerms terms = new LockTerms(
                any(LockMatch.ANY, LockMatch.ALL).generate(in),
                rarely(50, some(1, 2, label()), List.<WantedLabel>of()).generate(in),
                maybe(50, expression()).generate(in),
                rarely(30, INSTANT, Instant.MIN).generate(in),
                rarely(30, INSTANT, Instant.MAX).generate(in));
        boolean conditionsAlone = terms.hasConditions() && chance(40).generate(in);
        return new Lock(
                name,
                conditionsAlone ? LockTarget.NONE : commonTarget(in),
                terms,
                any("", "Not now.").generate(in),
                rarely(30, INSTANT, Instant.MAX).generate(in),
                Instant.MAX,
                Span.NONE);
    }

    /** Fields that requests often have. */
    private static LockTarget commonTarget(RandomnessSource in) {
        Map<TargetField, String> fields = new EnumMap<>(TargetField.class);
        for (TargetField field : some(
                        1, 2, any(TargetField.USER, TargetField.ROLE, TargetField.LOGIN, TargetField.MFA_DEVICE))
                .generate(in)) {
            fields.put(field, value(field).generate(in));
        }
        return new LockTarget(fields);
    }

    private static Gen<WantedLabel> label() {
        return any(
                new WantedLabel("env", List.of(Fragment.of("prod"))),
                new WantedLabel("env", List.of(Fragment.of("staging"), Fragment.of("pr*"))),
                new WantedLabel("env", List.of(Fragment.of("^(prod|)$"))),
                new WantedLabel("role", List.of(Fragment.of("x"), Fragment.of("*"))),
                new WantedLabel("*", List.of(Fragment.of("*"))),
                new WantedLabel("team", List.of(Fragment.of("^(?=x)$"), Fragment.of("ops"))));
    }

    /** Expressions that a checker takes. */
    private static Gen<CheckedExpression> expression() {
        return in -> {
            WorldConditions conditions = new WorldConditions(List.of());
            Optional<CheckedExpression> checked = Optional.empty();
            while (checked.isEmpty()) {
                checked = checked(conditions.condition(2, in));
            }
            return checked.get();
        };
    }

    private static Optional<CheckedExpression> checked(String text) {
        Diagnostics diagnostics = new Diagnostics();
        return PolicyParser.expression(Fragment.of(new SourceFile("lock", text)), Dialect.RULES, diagnostics)
                .flatMap(tree -> RuleExpressionChecker.condition(tree, diagnostics));
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
