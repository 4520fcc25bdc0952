package dev.portcullis.benchmark;

import dev.portcullis.benchmark.report.Measurement;
import dev.portcullis.benchmark.report.Results;
import dev.portcullis.benchmark.world.Question;
import dev.portcullis.benchmark.world.World;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.policy.PolicyCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * How long decisions stall while another thread compiles a policy and swaps it in. Every single decision is timed, which
 * JMH does not do; the same is measured with the other thread asleep, for machine and garbage collector stall as well.
 */
public final class ReloadBenchmark {
    private static final int ROLES = 10_000;
    private static final int LOCKS = 10_000;
    private static final int ROUNDS = 5;

    private final World world = World.of(ROLES, LOCKS);
    private final PolicyCompiler compiler = new PolicyCompiler();
    private final PolicyEngine engine =
            new PolicyEngine(compiler.compile(world.catalog()).policy(), LockView.of(world.locks(), 1, Proof.ALWAYS));
    private final List<Measurement> measured = new ArrayList<>();

    private ReloadBenchmark() {}

    /**
     * Measures, prints and writes.
     *
     * @param arguments the file to write to, if it is to be written
     */
    public static void main(String[] arguments) {
        ReloadBenchmark benchmark = new ReloadBenchmark();
        benchmark.run();
        Results.write(arguments, benchmark.measured);
    }

    private void run() {
        for (int round = 0; round < ROUNDS; round++) {
            timed(this::reload);
        }
        List<Histogram> quiet = new ArrayList<>();
        List<Histogram> reloading = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            quiet.add(timed(ReloadBenchmark::sleep));
            reloading.add(timed(this::reload));
        }
        report("nothing", quiet);
        report("compiling and swapping " + ROLES + " roles", reloading);
    }

    private void reload() {
        engine.use(compiler.compile(world.catalog()).policy());
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    /** Decides from before something begins until after it has ended, and records how long each decision took. */
    private Histogram timed(Runnable something) {
        Histogram histogram = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(something).whenComplete((nothing, failure) -> ended.set(true));
        for (int i = 0; !ended.get(); i++) {
            Question question = world.questions().get(i & (World.REQUESTS - 1));
            long start = System.nanoTime();
            var decision = engine.decide(question.request());
            histogram.recordValue(System.nanoTime() - start);
            if (!question.answer().is(decision.reason())) {
                throw new IllegalStateException("wrong answer " + decision + " to " + question);
            }
        }
        other.join();
        return histogram;
    }

    private void report(String during, List<Histogram> histograms) {
        add("longest", during, histograms, Histogram::getMaxValue);
        add("p99.9", during, histograms, histogram -> histogram.getValueAtPercentile(99.9));
    }

    private void add(String what, String during, List<Histogram> histograms, ToLongFunction<Histogram> value) {
        List<Double> samples = histograms.stream()
                .map(histogram -> value.applyAsLong(histogram) / 1e3)
                .toList();
        System.out.printf("%s during %s: %s µs%n", what, during, samples);
        measured.add(Measurement.of("ReloadBenchmark." + what, Map.of("during", during), samples, "µs"));
    }
}
