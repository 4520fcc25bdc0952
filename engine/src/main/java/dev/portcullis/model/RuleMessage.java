package dev.portcullis.model;

import dev.portcullis.format.Times;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a user is told by a rule.
 *
 * @param parts its pieces, in order
 */
record RuleMessage(List<Part> parts) {
    private static final String UNKNOWN = "?";
    /** How many letters a user is told at most. */
    static final int LONGEST = 1_000;

    private static final int MOST_DAYS = 100_000;
    /** A longer text has too many letters, even if each takes two units. */
    private static final int MOST_UNITS = 2 * LONGEST;

    private static final String REPLACED = "\uFFFD";
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\u202A-\u202E\u2066-\u2069&&[^\\n\\t]]");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    RuleMessage {
        parts = List.copyOf(parts);
    }

    /** A piece of a message. */
    @FunctionalInterface
    interface Part {
        String of(Scope scope);
    }

    /** A message that is always the same. */
    static RuleMessage of(String text) {
        return new RuleMessage(List.of(words(text)));
    }

    /** Words of the author, who may break lines; signs that steer a terminal or turn the direction of writing are replaced. */
    static Part words(String text) {
        String told = cut(STEERING.matcher(text).replaceAll(REPLACED));
        return scope -> told;
    }

    /** The value of an expression; one that cannot be told leaves a mark. */
    static Part value(Value value) {
        return scope -> {
            try {
                return HIDDEN.matcher(cut(written(value.of(scope)))).replaceAll(REPLACED);
            } catch (EvaluationException unknown) {
                return UNKNOWN;
            }
        };
    }

    /** All of it. */
    String of(Scope scope) {
        if (parts.size() == 1) {
            return cut(parts.get(0).of(scope));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size() && text.length() <= MOST_UNITS; i++) {
            text.append(parts.get(i).of(scope));
        }
        return cut(text.toString());
    }

    /** The beginning of a text; an ellipsis stands for the rest. */
    static String cut(String text) {
        return text.length() <= LONGEST || text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static String written(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(RuleMessage::written).collect(Collectors.joining(", "));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Duration duration) {
            return duration.abs().toDays() > MOST_DAYS ? UNKNOWN : Times.print(duration);
        }
        return value instanceof Map<?, ?> ? UNKNOWN : value.toString();
    }
}
