package dev.portcullis.benchmark.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Something measured several times.
 *
 * @param benchmark class and method, without package
 * @param parameters sizes and choices, by name
 * @param threads how many threads ran it
 * @param samples the numbers, at least one
 * @param unit theirs
 * @param bytes allocated on the heap per operation, where that was measured
 */
public record Measurement(
        String benchmark,
        Map<String, String> parameters,
        int threads,
        List<Double> samples,
        String unit,
        OptionalDouble bytes) {
    public Measurement {
        parameters = new TreeMap<>(parameters);
        samples = samples.stream().sorted().toList();
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("nothing measured: " + benchmark);
        }
    }

    /** Numbers of one thread without bytes. */
    public static Measurement of(String benchmark, Map<String, String> parameters, List<Double> samples, String unit) {
        return new Measurement(benchmark, parameters, 1, samples, unit, OptionalDouble.empty());
    }

    /** The median: a neighbour's load in one of the samples does not move it. */
    public double score() {
        return samples.get(samples.size() / 2);
    }

    /** The least of the numbers. */
    public double least() {
        return samples.get(0);
    }

    /** The greatest of the numbers. */
    public double greatest() {
        return samples.get(samples.size() - 1);
    }

    /** The value of a parameter, or empty text. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
