package dev.portcullis.catalog;

import java.util.Locale;
import java.util.Set;

/** What a plain YAML value is, by the core schema of YAML 1.2. */
public enum ScalarType {
    NOTHING("nothing"),
    FLAG("a boolean"),
    WHOLE("a whole number"),
    NUMBER("a number"),
    TEXT("text");

    private static final Set<String> NOTHINGS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> FLAGS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Set<String> SPECIALS = Set.of(".inf", ".nan");

    private final String words;

    ScalarType(String words) {
        this.words = words;
    }

    /** The type as messages say it. */
    public String words() {
        return words;
    }

    /** The type of a plain value. */
    public static ScalarType of(String plain) {
        if (NOTHINGS.contains(plain)) {
            return NOTHING;
        }
        if (FLAGS.contains(plain)) {
            return FLAG;
        }
        return "+-.0123456789".indexOf(plain.charAt(0)) >= 0 ? ofNumberLike(plain) : TEXT;
    }

    private static ScalarType ofNumberLike(String plain) {
        int start = plain.charAt(0) == '+' || plain.charAt(0) == '-' ? 1 : 0;
        if (SPECIALS.contains(plain.substring(start).toLowerCase(Locale.ROOT))) {
            return NUMBER;
        }
        if (start == 0 && isOtherBase(plain)) {
            return WHOLE;
        }
        return decimal(plain, start);
    }

    private static boolean isOtherBase(String plain) {
        if (plain.length() < 3 || plain.charAt(0) != '0') {
            return false;
        }
        int base = plain.charAt(1) == 'x' ? 16 : plain.charAt(1) == 'o' ? 8 : 0;
        return base != 0 && plain.chars().skip(2).allMatch(digit -> Character.digit(digit, base) >= 0);
    }

    /** {@code [0-9]+} or {@code (\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}. */
    private static ScalarType decimal(String plain, int start) {
        int wholeEnd = digits(plain, start);
        if (wholeEnd > start && wholeEnd == plain.length()) {
            return WHOLE;
        }
        int at = wholeEnd;
        if (at < plain.length() && plain.charAt(at) == '.') {
            at = digits(plain, at + 1);
            if (wholeEnd == start && at == wholeEnd + 1) {
                return TEXT;
            }
        } else if (wholeEnd == start) {
            return TEXT;
        }
        if (at < plain.length() && (plain.charAt(at) == 'e' || plain.charAt(at) == 'E')) {
            int sign = at + 1 < plain.length() && "+-".indexOf(plain.charAt(at + 1)) >= 0 ? 2 : 1;
            int end = digits(plain, at + sign);
            at = end > at + sign ? end : at;
        }
        return at == plain.length() ? NUMBER : TEXT;
    }

    private static int digits(String plain, int from) {
        int at = from;
        while (at < plain.length() && plain.charAt(at) >= '0' && plain.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
