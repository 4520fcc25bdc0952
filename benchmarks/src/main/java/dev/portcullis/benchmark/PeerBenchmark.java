package dev.portcullis.benchmark;

import dev.portcullis.benchmark.peer.Peer;
import dev.portcullis.benchmark.peer.Peers;
import dev.portcullis.benchmark.world.World;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the same requests cost with other engines, from the plain request to the answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xbatch", "-Xmx4g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PeerBenchmark {
    /** The engine. */
    @Param
    public Peers peer = Peers.FLOOR;

    /** Number of roles in the policy; every user has three of them. */
    @Param("10")
    public int roles;

    /** Number of locks. */
    @Param("100")
    public int locks;

    private Peer engine;
    private World world;
    private int next;

    /** Loads the engine and makes sure that every request gets its right answer. */
    @Setup(Level.Trial)
    public void load() {
        world = World.of(roles, locks);
        engine = peer.loadChecked(world);
    }

    @TearDown
    public void close() {
        engine.close();
    }

    /** One decision of the mix. */
    @Benchmark
    public boolean decide() {
        next = (next + 1) & (World.REQUESTS - 1);
        return engine.allows(world.questions().get(next).request());
    }
}
