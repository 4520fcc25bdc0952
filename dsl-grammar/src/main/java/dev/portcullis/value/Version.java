package dev.portcullis.value;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A version of a program with the order of semantic versioning. {@code 17} and {@code 17.1} mean {@code 17.0.0} and
 * {@code 17.1.0}, a leading {@code v} and what follows a {@code +} mean nothing.
 *
 * @param numbers major, minor and patch
 * @param stage what follows a {@code -}, split at its dots: a version with any is before the one without
 */
public record Version(List<BigInteger> numbers, List<String> stage) implements Comparable<Version> {
    private static final int LONGEST = 256;
    private static final int NUMBERS = 3;
    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String WORD = "[0-9A-Za-z-]+";
    private static final String WORDS = WORD + "(?:\\." + WORD + ")*";
    private static final Pattern FORM = Pattern.compile(
            "v?" + NUMBER + "(?:\\." + NUMBER + ")?(?:\\." + NUMBER + ")?(?:-(" + WORDS + "))?(?:\\+" + WORDS + ")?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9]+");

    public Version {
        numbers = List.copyOf(numbers);
        stage = List.copyOf(stage);
        if (numbers.size() != NUMBERS) {
            throw new IllegalArgumentException("not three numbers: " + numbers);
        }
    }

    public static Optional<Version> parse(String text) {
        Matcher form = FORM.matcher(text.length() > LONGEST ? "" : text);
        if (!form.matches()) {
            return Optional.empty();
        }
        List<String> stage = Optional.ofNullable(form.group(NUMBERS + 1))
                .map(words -> Arrays.asList(words.split("\\.")))
                .orElse(List.of());
        return stage.stream().anyMatch(word -> LEADING_ZERO.matcher(word).matches())
                ? Optional.empty()
                : Optional.of(new Version(List.of(number(form, 1), number(form, 2), number(form, 3)), stage));
    }

    private static BigInteger number(Matcher form, int group) {
        return Optional.ofNullable(form.group(group)).map(BigInteger::new).orElse(BigInteger.ZERO);
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < NUMBERS; i++) {
            int order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (stage.isEmpty() || other.stage.isEmpty()) {
            return Boolean.compare(stage.isEmpty(), other.stage.isEmpty());
        }
        return compare(stage, other.stage);
    }

    private static int compare(List<String> left, List<String> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    /** Numbers are ordered by size and come before words. */
    private static int compare(String left, String right) {
        boolean number = DIGITS.matcher(left).matches();
        if (number != DIGITS.matcher(right).matches()) {
            return number ? -1 : 1;
        }
        return number ? new BigInteger(left).compareTo(new BigInteger(right)) : left.compareTo(right);
    }

    @Override
    public String toString() {
        String text = numbers.stream().map(BigInteger::toString).collect(Collectors.joining("."));
        return stage.isEmpty() ? text : text + "-" + String.join(".", stage);
    }
}
