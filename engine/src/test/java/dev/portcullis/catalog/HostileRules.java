package dev.portcullis.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Files of rules in which little text stands for much.
 *
 * @param name what is wrong with it
 * @param text all of it
 * @param first how the first answer begins
 */
record HostileRules(String name, String text, String first) {
    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<HostileRules> all() {
        return List.of(
                new HostileRules(
                        "3,000 kinds and 3,000 actions",
                        "rule \"r\"\nfor " + list(3_000, i -> "kind_" + i) + "\non " + list(3_000, i -> "act_" + i)
                                + "\ndeny",
                        "f.rules:2:8895: error[P411]"),
                new HostileRules(
                        "12 rules about 1,000 kinds and 1,000 actions",
                        lines(
                                12,
                                i -> "rule \"" + i + "\" for other_" + i + "," + list(999, k -> "kind_" + k)
                                        + " on other_" + i + ","
                                        + list(999, a -> "act_" + a) + " when login in ["
                                        + list(90, t -> "\"t" + t + "\"")
                                        + "] deny"),
                        "nothing"),
                new HostileRules(
                        "100 rules that allow or deny one of 1,000 kinds",
                        lines(
                                100,
                                i -> "rule \"" + i + "\" for other_" + i + "," + list(999, k -> "kind_" + k)
                                        + " when login == \"" + i + "\" " + (i % 2 == 0 ? "allow" : "deny")),
                        "nothing"),
                new HostileRules(
                        "4,000 rules with a definition of 1,600 parts",
                        "define d = " + join(400, " or ", i -> "login == \"" + i + "\"") + "\n" + uses(4_000, "d"),
                        "nothing"),
                new HostileRules(
                        "4,000 rules that all ask for the same 7,000 names",
                        "define d = [" + list(7_000, i -> "\"u" + i + "\"") + "]\n"
                                + uses(4_000, "user.name in d and not (user.name in d and login == \"x\")"),
                        "nothing"),
                new HostileRules(
                        "4,000 rules with a definition of 150 definitions",
                        "define d0 = user.bot\n"
                                + lines(
                                        150,
                                        i -> "define d" + (i + 1) + " = resource.labels.l" + i + " == \"x\" and d" + i)
                                + uses(4_000, "d150"),
                        "nothing"));
    }

    private static String uses(int rules, String condition) {
        return lines(rules, i -> "rule \"" + i + "\" when " + condition + " deny \"{{user.name}}\"");
    }

    private static String list(int count, IntFunction<String> item) {
        return join(count, ",", item);
    }

    private static String lines(int count, IntFunction<String> line) {
        return join(count, "\n", line) + "\n";
    }

    private static String join(int count, String between, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(between));
    }
}
