package dev.portcullis.benchmark;

import dev.portcullis.benchmark.world.World;
import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.policy.Compilation;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.source.SourceFile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.infra.BenchmarkParams;

/** How long a change of the policy takes until it can be swapped in: for the first time in a process, and warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBenchmark {
    private static final Catalog NOTHING = new Catalog(ClusterSettings.DEFAULT, List.of(), List.of(), List.of());

    private static final int RULES_OF_A_FILE = 1_000;

    /** What the policy consists of. */
    public enum Kind {
        ROLES,
        RULES
    }

    /** What the policy consists of. */
    @Param
    public Kind of = Kind.ROLES;

    /** How many of them. */
    @Param({"1000", "10000"})
    public int size;

    private List<SourceFile> files;
    private Catalog catalog;

    /** Writes the policy, and where nothing is to be read while it is timed, reads it. */
    @Setup
    public void write(BenchmarkParams benchmark) {
        files = of == Kind.ROLES
                ? List.of(new SourceFile("roles.yaml", World.of(size, 0).yaml()))
                : IntStream.range(0, size / RULES_OF_A_FILE)
                        .mapToObj(file -> new SourceFile(
                                "team-" + file + ".rules", World.rules(file * RULES_OF_A_FILE, RULES_OF_A_FILE)))
                        .toList();
        catalog = benchmark.getBenchmark().endsWith("FromText") ? NOTHING : read();
    }

    /** From what was read to a policy that decides, in a process that has compiled nothing yet. */
    @Benchmark
    @Fork(3)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public CompiledPolicy first() {
        return compiled(catalog);
    }

    /** The same again and again. */
    @Benchmark
    @Fork(1)
    @Warmup(iterations = 15)
    @Measurement(iterations = 15)
    public CompiledPolicy warm() {
        return compiled(catalog);
    }

    /** From its text to a policy that decides, in a process that has read nothing yet. */
    @Benchmark
    @Fork(3)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public CompiledPolicy firstFromText() {
        return compiled(read());
    }

    /** The same again and again. */
    @Benchmark
    @Fork(1)
    @Warmup(iterations = 15)
    @Measurement(iterations = 15)
    public CompiledPolicy warmFromText() {
        return compiled(read());
    }

    private Catalog read() {
        CatalogReading reading = new CatalogReader().read(files);
        if (!reading.accepted()) {
            throw new IllegalStateException(reading.diagnostics().toString());
        }
        return reading.catalog();
    }

    private CompiledPolicy compiled(Catalog read) {
        Compilation compilation = new PolicyCompiler().compile(read);
        int compiled = of == Kind.ROLES ? read.roles().size() : read.rules().size();
        if (compiled != size || !compilation.diagnostics().isEmpty()) {
            throw new IllegalStateException(compiled + " of " + size + ", " + compilation.diagnostics());
        }
        return compilation.policy();
    }
}
