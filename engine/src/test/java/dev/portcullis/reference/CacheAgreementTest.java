package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.some;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.portcullis.catalog.AuthorRule;
import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.lock.Lock;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Client;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Request;
import dev.portcullis.source.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.Generate;

/** Two engines go through the same changes and are asked the same requests; one of them remembers its decisions. */
class CacheAgreementTest {
    private static final int STORIES = 450;
    private static final int STEPS = 250;
    private static final CoreRules RULES = new CoreRules();
    private static final PolicyCompiler COMPILER = new PolicyCompiler();
    private static final SourceFile RULES_OF_THE_CLOCK = new SourceFile("clock.rules", """
            rule "ended"
              when now >= 2026-01-05T10:00:00Z and client.version == "1"
              terminate "Ended."

            rule "closed"
              when now.at("UTC").hour == 9 and contains(user.roles, "ops")
              deny "Closed."

            rule "with a ticket"
              when has(context.ticket) and now < 2026-01-05T09:00:00.000000001Z
              allow with max_session_ttl = 1h
            """);
    private static final Client CLIENT = new Client("10.0.0.1", "1");
    private static final Properties TICKET = new Properties(Map.of("ticket", "T-1"));
    private static final List<Instant> TIMES = List.of(
            WorldRequests.NOW.minusNanos(1),
            WorldRequests.NOW,
            WorldRequests.NOW.plusNanos(1),
            WorldRequests.NOW.plus(Duration.ofHours(1)),
            WorldRequests.NOW.plus(Duration.ofHours(1)).minusNanos(1),
            WorldRequests.NOW.plus(Duration.ofHours(3)));

    private static List<AuthorRule> rules() {
        CatalogReading reading = new CatalogReader().read(List.of(RULES_OF_THE_CLOCK));
        assertThat(reading.diagnostics()).isEmpty();
        return reading.catalog().rules();
    }

    private int steps;
    private int repeated;

    private static Decision until(Decision decision, Instant until) {
        return new Decision(
                decision.effect(),
                decision.finding(),
                decision.obligations(),
                decision.warnings(),
                decision.generation(),
                decision.locks(),
                until);
    }

    @Test
    void anEngineThatRemembersDecidesAsOneThatDoesNot() {
        Gen<List<PolicyWorld>> worlds = some(3, 3, PolicyWorld.worlds());
        qt().withFixedSeed(Long.getLong("portcullis.seed", 20_260_105L))
                .withExamples(STORIES)
                .withUnlimitedTestingTime()
                .withShrinkCycles(100)
                .forAll(worlds, Generate.longRange(0, 1_000_000))
                .checkAssert((some, seed) -> new Story(some, new Random(seed)).tell());
        assertThat(steps).isGreaterThanOrEqualTo(STORIES * STEPS);
        assertThat(repeated).as("remembered decisions").isGreaterThan(steps / 10);
    }

    /** One sequence of changes and requests. */
    private final class Story {
        private final List<PolicyWorld> worlds;
        private final Random random;
        private final List<CompiledPolicy> policies;
        private final List<Request> requests = new ArrayList<>();
        private final PolicyEngine plain;
        private final PolicyEngine remembering;
        private final Set<Decision> given = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Map<String, Lock> held = new HashMap<>();
        private LockView view = LockView.EMPTY;

        Story(List<PolicyWorld> worlds, Random random) {
            this.worlds = worlds;
            this.random = random;
            this.policies = List.of(policy(List.of()), policy(rules()), policy(rules()));
            this.plain = new PolicyEngine(RULES, policies.get(0), view);
            this.remembering = new PolicyEngine(RULES, policies.get(0), view, 16);
            Request first = worlds.get(0).request();
            Request second = worlds.get(1).request().from(CLIENT, TICKET);
            requests.add(first);
            VariedRequest.parts()
                    .map(part -> VariedRequest.mixed(first, part, second))
                    .forEach(requests::add);
        }

        /** What one of the worlds has, and rules. */
        private CompiledPolicy policy(List<AuthorRule> rules) {
            Catalog some = worlds.get(random.nextInt(worlds.size())).catalog();
            return COMPILER.compile(new Catalog(some.settings(), some.roles(), some.users(), List.of(), rules))
                    .policy();
        }

        void tell() {
            for (int i = 0; i < STEPS; i++) {
                steps++;
                switch (random.nextInt(24)) {
                    case 0 -> change(policies.get(random.nextInt(policies.size())));
                    case 1 -> change(new LockView(built(), token(), view.proof()));
                    case 2 -> change(new LockView(edited(), token(), view.proof()));
                    case 3 -> change(new LockView(view.index(), token(), proof()));
                    default -> ask();
                }
            }
        }

        private void change(CompiledPolicy policy) {
            plain.use(policy);
            remembering.use(policy);
        }

        private void change(LockView other) {
            view = other;
            plain.use(other);
            remembering.use(other);
        }

        /** Some of the locks of all worlds, in any order; of those with the same name, any one. */
        private List<Lock> locks() {
            List<Lock> locks = new ArrayList<>();
            worlds.forEach(world -> locks.addAll(world.catalog().locks()));
            locks.removeIf(lock -> random.nextInt(3) == 0);
            Collections.shuffle(locks, random);
            Set<String> names = new HashSet<>();
            locks.removeIf(lock -> !names.add(lock.name()));
            return locks;
        }

        private LockIndex built() {
            held.clear();
            locks().forEach(lock -> held.put(lock.name(), lock));
            return LockIndex.of(held.values());
        }

        /** The index with some of its locks replaced, and others added or taken away. */
        private LockIndex edited() {
            LockIndex.Edit edit = view.index().edit();
            for (Lock lock : locks()) {
                Lock before = held.remove(lock.name());
                if (before != null) {
                    edit.remove(before);
                }
                if (random.nextBoolean()) {
                    held.put(lock.name(), lock);
                    edit.put(lock);
                }
            }
            return edit.done();
        }

        private StoreToken token() {
            return StoreToken.NONE.at(random.nextInt(4));
        }

        private Proof proof() {
            return random.nextInt(4) == 0 ? Proof.NEVER : Proof.ALWAYS;
        }

        private void ask() {
            Request request = VariedRequest.at(
                    requests.get(random.nextInt(requests.size())), TIMES.get(random.nextInt(TIMES.size())));
            Decision got = remembering.decide(request);
            Decision wanted = plain.decide(request);
            assertThat(got).as("%s%n%s", request, view).isEqualTo(until(wanted, got.holdsUntil()));
            assertThat(got.holdsUntil())
                    .as("a decision made before may have looked at more that changes")
                    .isAfter(request.now())
                    .isBeforeOrEqualTo(wanted.holdsUntil());
            repeated += given.add(got) ? 0 : 1;
        }
    }
}
