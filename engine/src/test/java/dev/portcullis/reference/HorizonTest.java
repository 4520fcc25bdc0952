package dev.portcullis.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A decision stays as it is until the instant that it names. */
class HorizonTest {
    private static final int EXAMPLES = 4_000;
    private static final Duration FAR = Duration.ofDays(400);
    private static final CoreRules RULES = new CoreRules();
    private static final PolicyCompiler COMPILER = new PolicyCompiler();

    @Test
    void aDecisionHoldsUntilItSays() {
        qt().withFixedSeed(Long.getLong("portcullis.seed", 20_260_105L))
                .withExamples(EXAMPLES)
                .withUnlimitedTestingTime()
                .withShrinkCycles(500)
                .forAll(PolicyWorld.worlds())
                .checkAssert(HorizonTest::check);
    }

    static void check(PolicyWorld world) {
        PolicyEngine engine = new PolicyEngine(
                RULES,
                COMPILER.compile(world.catalog()).policy(),
                LockView.of(world.catalog().locks(), 1, world.stale() ? Proof.NEVER : Proof.ALWAYS));
        Decision decision = engine.decide(world.request());
        instants(world.request().now(), decision.holdsUntil())
                .forEach(instant -> assertThat(answer(engine.decide(at(instant, world.request()))))
                        .as("at %s until %s in %s", instant, decision.holdsUntil(), world)
                        .isEqualTo(answer(decision)));
    }

    /** Instants before the end: the last one, and others on the way that is halved again and again. */
    private static Stream<Instant> instants(Instant now, Instant end) {
        Instant last = end.equals(Instant.MAX) ? now.plus(FAR) : end.minusNanos(1);
        Duration way = Duration.between(now, last);
        return way.isNegative() || way.isZero()
                ? Stream.of()
                : Stream.of(1, 2, 3, 5, 17, 400, 9_601, 100_000)
                        .map(parts -> now.plus(way.dividedBy(parts)))
                        .distinct();
    }

    private static Decision answer(Decision decision) {
        return new Decision(
                decision.effect(),
                decision.finding(),
                decision.obligations(),
                decision.warnings(),
                decision.generation(),
                decision.locks(),
                Instant.MAX);
    }

    private static Request at(Instant now, Request request) {
        return new Request(
                request.subject(),
                request.protocol(),
                request.action(),
                request.resource(),
                request.kubeObject(),
                request.account(),
                request.recording(),
                request.liveSession(),
                request.client(),
                request.context(),
                request.session(),
                request.requestedTtl(),
                now);
    }
}
