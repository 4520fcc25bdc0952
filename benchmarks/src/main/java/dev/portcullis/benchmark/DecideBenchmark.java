package dev.portcullis.benchmark;

import dev.portcullis.benchmark.peer.Floor;
import dev.portcullis.benchmark.world.Answer;
import dev.portcullis.benchmark.world.Question;
import dev.portcullis.benchmark.world.World;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.policy.PolicyCompiler;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one decision costs, against the number of locks and of roles; and the floor under it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xbatch", "-Xmx4g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecideBenchmark {
    /** Our engine. */
    @State(Scope.Benchmark)
    public static class Engine {
        private PolicyEngine engine;

        /** Loads it and makes sure that every request gets its right answer. */
        @Setup
        public void load(Sizes sizes) {
            engine = loaded(sizes, 0);
            check(engine, sizes);
        }
    }

    /** Our engine with a cache that holds all of the requests. */
    @State(Scope.Benchmark)
    public static class Remembering {
        private PolicyEngine engine;

        /** Loads it and makes sure that every request gets its right answer, when it is made and when it is remembered. */
        @Setup
        public void load(Sizes sizes) {
            engine = loaded(sizes, 4 * World.REQUESTS);
            check(engine, sizes);
            check(engine, sizes);
        }
    }

    private static PolicyEngine loaded(Sizes sizes, int remembered) {
        return new PolicyEngine(
                new CoreRules(),
                new PolicyCompiler().compile(sizes.world.catalog()).policy(),
                LockView.of(sizes.world.locks(), 1, Proof.ALWAYS),
                remembered);
    }

    private static void check(PolicyEngine engine, Sizes sizes) {
        for (Question question : sizes.world.questions()) {
            Decision decision = engine.decide(question.request());
            if (!question.answer().is(decision.reason())) {
                throw new IllegalStateException("wrong answer " + decision + " to " + question);
            }
        }
    }

    /** Java written by hand. */
    @State(Scope.Benchmark)
    public static class ByHand {
        private Floor floor;

        /** Loads it and makes sure that every request gets its right answer. */
        @Setup
        public void load(Sizes sizes) {
            floor = new Floor(sizes.world);
            for (Question question : sizes.world.questions()) {
                if (floor.answer(question.request()) != question.answer()) {
                    throw new IllegalStateException("wrong answer to " + question);
                }
            }
        }
    }

    /** Ours, nothing cached. */
    @Benchmark
    public Decision decide(Engine engine, Sizes.Turn turn) {
        return engine.engine.decide(turn.next());
    }

    /** Ours, remembered: all requests fit into the cache. */
    @Benchmark
    public Decision cached(Remembering remembering, Sizes.Turn turn) {
        return remembering.engine.decide(turn.next());
    }

    /** The floor. */
    @Benchmark
    public Answer floor(ByHand byHand, Sizes.Turn turn) {
        return byHand.floor.answer(turn.next());
    }
}
