package dev.portcullis.benchmark;

import dev.portcullis.benchmark.report.Measurement;
import dev.portcullis.benchmark.report.Results;
import dev.portcullis.benchmark.world.Question;
import dev.portcullis.benchmark.world.World;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.policy.PolicyCompiler;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the first decisions of a process cost on average: the first, those up to the tenth, up to the hundredth, … */
public final class WarmUpBenchmark {
    private static final int LAST = 1_000_000;

    private WarmUpBenchmark() {}

    /**
     * Measures, prints and writes; needs a process of its own.
     *
     * @param arguments the file to write to, if it is to be written
     */
    public static void main(String[] arguments) {
        World world = World.of(10, 100);
        PolicyEngine engine = new PolicyEngine(
                new PolicyCompiler().compile(world.catalog()).policy(), LockView.of(world.locks(), 1, Proof.ALWAYS));
        List<Measurement> measured = new ArrayList<>();
        int done = 0;
        for (int last = 1; last <= LAST; last *= 10) {
            long start = System.nanoTime();
            decide(engine, world.questions(), done, last);
            double each = (System.nanoTime() - start) / 1e3 / (last - done);
            if (done == 0) {
                double sinceStart = System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime();
                System.out.printf("first decision %,.0f ms after the start of the process%n", sinceStart);
                measured.add(Measurement.of("WarmUpBenchmark.start", Map.of(), List.of(sinceStart), "ms"));
            }
            System.out.printf("decisions up to %,d: %,.1f µs each%n", last, each);
            measured.add(Measurement.of(
                    "WarmUpBenchmark.decide", Map.of("upTo", Integer.toString(last)), List.of(each), "µs/op"));
            done = last;
        }
        Results.write(arguments, measured);
    }

    private static void decide(PolicyEngine engine, List<Question> questions, int from, int to) {
        for (int i = from; i < to; i++) {
            Question question = questions.get(i & (World.REQUESTS - 1));
            if (!question.answer().is(engine.decide(question.request()).reason())) {
                throw new IllegalStateException("wrong answer to " + question);
            }
        }
    }
}
