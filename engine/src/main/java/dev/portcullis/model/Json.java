package dev.portcullis.model;

import dev.portcullis.request.Properties;
import dev.portcullis.source.Span;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values whose type is known only when they are read, and what rules take for the same. */
final class Json {
    private static final int LONGEST = 60;

    private Json() {}

    /** A text; anything else is an error. */
    static String text(Object value, Span place) {
        if (value instanceof String text) {
            return text;
        }
        throw refusal(value, "a text", place);
    }

    /** A number; anything else is an error. */
    static BigDecimal number(Object value, Span place) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        throw refusal(value, "a number", place);
    }

    /** A condition; anything else is an error. */
    static boolean truth(Object value, Span place) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw refusal(value, "true or false", place);
    }

    /** A list; anything else is an error. */
    static List<?> list(Object value, Span place) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw refusal(value, "a list", place);
    }

    /** A list of nothing but texts; anything else is an error. */
    static List<?> texts(Object value, Span place) {
        List<?> list = list(value, place);
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof String)) {
                throw new EvaluationException(
                        "`" + words(place) + "` has " + kind(list.get(i)) + " among its texts", place);
            }
        }
        return list;
    }

    /** One step from a map to a value in it. */
    static Object step(Object value, String key, Span place) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new EvaluationException(
                    "`" + key + "` cannot be read in `" + words(place) + "`: it would be in " + kind(value), place);
        }
        Object found = map.get(key);
        if (found == null) {
            throw EvaluationException.missing("`" + words(place) + "` is missing", place);
        }
        return found;
    }

    /** That a value is of another kind than is needed. */
    static EvaluationException refusal(Object value, String wanted, Span place) {
        return new EvaluationException("`" + words(place) + "` is " + kind(value) + ", not " + wanted, place);
    }

    /** That a list holds something of another kind than what is looked for in it. */
    static EvaluationException mixed(Object item, Object found, Span place, Span list) {
        return new EvaluationException(
                "`" + words(place) + "` is " + kind(item) + ", and `" + words(list) + "` has " + kind(found) + " in it",
                place);
    }

    /** What a value of JSON is, as messages say it. */
    static String kind(Object value) {
        if (value instanceof String) {
            return "a text";
        }
        if (value instanceof BigDecimal) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        if (value instanceof List<?>) {
            return "a list";
        }
        if (value instanceof Map<?, ?>) {
            return "a map";
        }
        return value == Properties.Null.NULL ? "null" : "something else";
    }

    /** Whether two values are the same: numbers whatever their digits after the point, lists in order. */
    static boolean same(Object left, Object right) {
        if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
            return one.compareTo(other) == 0;
        }
        if (left instanceof List<?> one && right instanceof List<?> other) {
            return sameItems(one, other);
        }
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            return one.size() == other.size()
                    && one.entrySet().stream()
                            .allMatch(entry -> sameEntry(entry.getValue(), other.get(entry.getKey())));
        }
        return left.equals(right);
    }

    private static boolean sameEntry(Object one, @Nullable Object other) {
        return other != null && same(one, other);
    }

    private static boolean sameItems(List<?> one, List<?> other) {
        Iterator<?> left = one.iterator();
        Iterator<?> right = other.iterator();
        while (left.hasNext() && right.hasNext()) {
            if (!same(left.next(), right.next())) {
                return false;
            }
        }
        return !left.hasNext() && !right.hasNext();
    }

    /** What is written at a place, on one line and not without end. */
    static String words(Span place) {
        String line = place.text().replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
