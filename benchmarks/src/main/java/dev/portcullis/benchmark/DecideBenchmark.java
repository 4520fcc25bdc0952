package dev.portcullis.benchmark;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Reason;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.Freshness;
import dev.portcullis.locks.LockView;
import dev.portcullis.policy.PolicyCompiler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one decision costs, against the number of locks and of roles. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xbatch")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecideBenchmark {
    /** Number of locks. */
    @Param({"10", "1000", "100000"})
    public int locks;

    /** Number of roles in the policy; every user has three of them. */
    @Param({"10", "10000"})
    public int roles;

    /** Number of those roles that users have; where it is small, their data stay in the caches of the processor. */
    @Param({"10", "10000"})
    public int held;

    private PolicyEngine engine;
    private List<World.Question> questions;
    private int next;

    /** Builds the world and makes sure that every request gets its right answer. */
    @Setup
    public void build() {
        World world = new World(roles, held);
        questions = world.questions();
        engine = new PolicyEngine(
                new PolicyCompiler().compile(world.catalog()).policy(),
                LockView.of(world.locks(locks), 1, Freshness.FRESH));
        for (World.Question question : questions) {
            Reason reason = engine.decide(question.request()).reason();
            if (!isRight(reason, question.answer())) {
                throw new IllegalStateException("wrong answer " + reason + " to " + question);
            }
        }
    }

    private static boolean isRight(Reason reason, World.Answer answer) {
        return switch (answer) {
            case ALLOWED -> reason == Reason.GRANTED;
            case DENIED -> reason == Reason.ROLE_DENIED || reason == Reason.NO_MATCH;
            case LOCKED -> reason == Reason.LOCKED;
        };
    }

    /** One decision of the mix, nothing cached. */
    @Benchmark
    public Decision decide() {
        next = (next + 1) & (World.REQUESTS - 1);
        return engine.decide(questions.get(next).request());
    }
}
