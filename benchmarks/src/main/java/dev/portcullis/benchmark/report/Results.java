package dev.portcullis.benchmark.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Files of measurements, in the form that JMH writes. */
public final class Results {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Results() {}

    /** Reads a file. */
    public static List<Measurement> read(Path file) {
        List<Measurement> read = new ArrayList<>();
        for (JsonNode result : JSON.readTree(file)) {
            read.add(measurement(result));
        }
        return read;
    }

    private static Measurement measurement(JsonNode result) {
        JsonNode primary = result.path("primaryMetric");
        Map<String, String> parameters = new HashMap<>();
        result.path("params")
                .properties()
                .forEach(parameter ->
                        parameters.put(parameter.getKey(), parameter.getValue().asString()));
        return new Measurement(
                shortName(result.path("benchmark").asString()),
                parameters,
                result.path("threads").asInt(1),
                samples(primary),
                primary.path("scoreUnit").asString(),
                allocated(result.path("secondaryMetrics")));
    }

    /** Every iteration of every process. */
    private static List<Double> samples(JsonNode metric) {
        List<Double> samples = new ArrayList<>();
        for (JsonNode process : metric.path("rawData")) {
            process.forEach(iteration -> samples.add(iteration.asDouble()));
        }
        return samples;
    }

    /** Only the class and the method of a full name. */
    private static String shortName(String name) {
        int method = name.lastIndexOf('.');
        return name.substring(name.lastIndexOf('.', method - 1) + 1);
    }

    /** The median of the profiler's numbers, which have a dot before their name in some versions of JMH. */
    private static OptionalDouble allocated(JsonNode metrics) {
        List<Double> samples =
                samples(metrics.has(ALLOCATED) ? metrics.path(ALLOCATED) : metrics.path("·" + ALLOCATED));
        return samples.stream()
                .sorted()
                .skip(samples.size() / 2)
                .mapToDouble(bytes -> bytes)
                .findFirst();
    }

    /** Writes measurements that JMH has not made. */
    public static void write(Path file, List<Measurement> measurements) {
        JSON.writeValue(file, measurements.stream().map(Results::node).toList());
    }

    /** Writes them to the file that the first argument names; nowhere without one. */
    public static void write(String[] arguments, List<Measurement> measurements) {
        if (arguments.length > 0) {
            write(Path.of(arguments[0]), measurements);
        }
    }

    private static Map<String, Object> node(Measurement measurement) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("benchmark", measurement.benchmark());
        node.put("threads", measurement.threads());
        node.put("params", measurement.parameters());
        node.put("primaryMetric", Map.of("rawData", List.of(measurement.samples()), "scoreUnit", measurement.unit()));
        return node;
    }
}
