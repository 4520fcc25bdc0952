package dev.portcullis.benchmark;

import dev.portcullis.benchmark.world.World;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockIndex;
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

/** What an index over locks costs: to build, and to ask for a target. */
@State(Scope.Benchmark)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xbatch", "-Xmx4g"})
public class LockIndexBenchmark {
    private static final int NAMES = 1_024;

    /** Number of locks. */
    @Param({"100", "10000", "1000000"})
    public int locks;

    private List<Lock> all;
    private LockIndex index;
    private List<Lock> asked;
    private int next;

    /** Makes the locks and an index, and makes sure that it finds every lock by its target. */
    @Setup
    public void build() {
        all = World.of(10, locks).locks();
        index = LockIndex.of(all);
        for (Lock lock : all) {
            lock.target().fields().forEach((field, value) -> {
                if (!index.targeting(field, value).contains(lock)) {
                    throw new IllegalStateException("not found: " + lock);
                }
            });
        }
        asked = all.subList(0, Math.min(NAMES, Integer.highestOneBit(locks)));
    }

    /** An index over all locks. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 5)
    @Measurement(iterations = 5)
    public LockIndex load() {
        return LockIndex.of(all);
    }

    /** The locks of a target that has some. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 3, time = 1)
    public List<Lock> hit() {
        next = (next + 1) & (asked.size() - 1);
        var target = asked.get(next).target().fields().entrySet().iterator().next();
        return index.targeting(target.getKey(), target.getValue());
    }

    /** The same for a target that has none. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 3, time = 1)
    public List<Lock> miss() {
        next = (next + 1) & (asked.size() - 1);
        return index.targeting(TargetField.USER, asked.get(next).name());
    }
}
