package dev.portcullis.explain;

import dev.portcullis.text.GoQuote;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How values are put into words: on one line, without control characters, and never without end. */
final class Words {
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_EXPRESSION = 160;
    private static final int SOME = 5;
    private static final int MANY = 20;
    private static final Pattern PLAIN = Pattern.compile("[\\w.*@/-]+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private Words() {}

    /** A value in quotes. */
    static String quoted(String text) {
        return GoQuote.of(shortened(text, LONGEST_VALUE));
    }

    /** A word as it is, anything else in quotes. */
    static String plain(String text) {
        return PLAIN.matcher(text).matches() ? shortened(text, LONGEST_VALUE) : quoted(text);
    }

    /** An expression on one line. */
    static String expression(String text) {
        return shortened(BLANKS.matcher(text.strip()).replaceAll(" "), LONGEST_EXPRESSION);
    }

    /** Parts as far as there is room: {@code a, b … and 3 more}. */
    static String some(Collection<String> parts, String separator) {
        return first(SOME, parts, separator);
    }

    /** The same with more room. */
    static String many(Collection<String> parts, String separator) {
        return first(MANY, parts, separator);
    }

    private static String first(int most, Collection<String> parts, String separator) {
        String shown = parts.stream().limit(most).collect(Collectors.joining(separator));
        int more = parts.size() - most;
        return more > 0 ? shown + " … and " + more + " more" : shown;
    }

    /** What a name stands for: a text, a list of texts, or another value. */
    static String value(Object value) {
        if (value instanceof List<?> list) {
            List<String> items =
                    list.stream().map(Object::toString).map(Words::quoted).toList();
            return "[" + some(items, ", ") + "]";
        }
        return value instanceof String text ? quoted(text) : shortened(value.toString(), LONGEST_VALUE);
    }

    private static String shortened(String text, int longest) {
        int units = text.codePointCount(0, text.length());
        return units <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    }
}
