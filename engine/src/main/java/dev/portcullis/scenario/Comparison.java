package dev.portcullis.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One part of an answer beside what it should be.
 *
 * @param part the key in the case format
 * @param expected what the scenario demands
 * @param actual what it came to; empty when there is nothing
 * @param agrees whether that will do
 */
public record Comparison(String part, String expected, String actual, boolean agrees) {
    private static final String NOTHING = "nothing";

    /** Every part that matters, in the order of the case format. */
    static List<Comparison> of(Expectation expected, Answer answer) {
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(equal("decision", expected.decision(), answer.decision()));
        if (!expected.by().isEmpty()) {
            comparisons.add(equal("by", expected.by(), answer.by()));
        }
        if (!expected.rule().isEmpty()) {
            comparisons.add(equal("rule", expected.rule(), answer.rule()));
        }
        expected.message().ifPresent(message -> comparisons.add(equal("message", message, answer.message())));
        if (!expected.locks().isEmpty()) {
            String anyOf = String.join(" or ", expected.locks());
            boolean agrees = expected.locks().contains(answer.lock());
            comparisons.add(new Comparison("lock", anyOf, answer.lock(), agrees));
        }
        comparisons.addAll(values("options.", expected.options(), answer));
        comparisons.addAll(values("obligations.", expected.obligations(), answer));
        expected.warnings()
                .ifPresent(warnings -> comparisons.add(equal("warnings", list(warnings), list(answer.warnings()))));
        expected.missing().ifPresent(missing -> comparisons.addAll(missing(missing, answer.missing())));
        return comparisons;
    }

    private static Comparison equal(String part, String expected, String actual) {
        return new Comparison(part, expected, actual, expected.equals(actual));
    }

    private static List<Comparison> values(String prefix, Map<String, Optional<String>> expected, Answer answer) {
        return new TreeMap<>(expected)
                .entrySet().stream()
                        .map(value ->
                                value(prefix + value.getKey(), value.getValue(), answer.obligation(value.getKey())))
                        .toList();
    }

    /** A value that an answer says nothing of is not an empty one. */
    private static Comparison value(String part, Optional<String> expected, Optional<String> actual) {
        return new Comparison(part, expected.orElse(NOTHING), actual.orElse(""), actual.equals(expected));
    }

    /** Whoever expects something names a part of it. */
    private static List<Comparison> missing(List<String> expected, List<String> actual) {
        if (expected.isEmpty()) {
            return List.of(equal("missing", "", list(actual)));
        }
        return expected.stream()
                .map(part -> new Comparison(
                        "missing", part, list(actual), actual.stream().anyMatch(line -> line.contains(part))))
                .toList();
    }

    private static String list(List<String> lines) {
        return String.join("; ", lines);
    }
}
