package dev.portcullis.benchmark;

import dev.portcullis.benchmark.guard.Guard;
import dev.portcullis.benchmark.report.Report;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** Entry of the jar: what JMH cannot measure, the budgets and the report, by their names; everything else goes to JMH. */
public final class Main {
    private static final Map<String, Program> OWN = Map.of(
            "ReloadBenchmark", ReloadBenchmark::main,
            "WarmUpBenchmark", WarmUpBenchmark::main,
            "FootprintReport", FootprintReport::main,
            "TerminateBenchmark", TerminateBenchmark::main,
            "StoreBenchmark", StoreBenchmark::main,
            "PropagationBenchmark", PropagationBenchmark::main,
            "Guard", Guard::main,
            "Report", Report::main);

    private Main() {}

    /**
     * Runs one of ours, or JMH.
     *
     * @param arguments its name and its own arguments, or those of JMH
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Program own = arguments.length == 0 ? null : OWN.get(arguments[0]);
        if (own == null) {
            org.openjdk.jmh.Main.main(arguments);
        } else {
            own.run(Arrays.copyOfRange(arguments, 1, arguments.length));
        }
    }

    /** A program with arguments of its own. */
    @FunctionalInterface
    private interface Program {
        void run(String[] arguments) throws IOException;
    }
}
