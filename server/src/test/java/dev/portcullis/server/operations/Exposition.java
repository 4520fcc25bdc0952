package dev.portcullis.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text format of Prometheus strictly: every sample belongs to the metric that was announced before it, once. */
final class Exposition {
    private static final Pattern META = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Double> samples = new HashMap<>();

    Exposition(String text) {
        assertThat(text).endsWith("\n");
        String announced = "";
        for (String line : text.lines().toList()) {
            Matcher meta = META.matcher(line);
            if (meta.matches()) {
                announced = meta.group(2);
                if (meta.group(1).equals("TYPE")) {
                    assertThat(types.put(announced, meta.group(3))).as(line).isNull();
                }
            } else {
                read(line, announced);
            }
        }
    }

    private void read(String line, String announced) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String name = sample.group(1);
        assertThat(name).as(line).matches(Pattern.quote(announced) + "(_bucket|_sum|_count)?");
        Map<String, String> labels = new TreeMap<>();
        if (sample.group(2) != null) {
            Matcher label = LABEL.matcher(sample.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        assertThat(samples.put(name + labels, number(sample.group(3)))).as(line).isNull();
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** The type of a metric. */
    String type(String metric) {
        return types.getOrDefault(metric, "none");
    }

    /** All samples of a metric, by their labels. */
    Map<String, Double> samples(String name) {
        Map<String, Double> found = new TreeMap<>();
        samples.forEach((sample, value) -> {
            if (sample.startsWith(name + "{")) {
                found.put(sample.substring(name.length()), value);
            }
        });
        return found;
    }

    /** The sample with labels, written as a map is. */
    double sample(String name, String labels) {
        assertThat(samples).containsKey(name + labels);
        return samples.getOrDefault(name + labels, Double.NaN);
    }
}
