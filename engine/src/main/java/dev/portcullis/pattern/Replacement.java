package dev.portcullis.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text that refers to groups of a match as Go has it: {@code $1}, {@code $name}, {@code ${1}}, {@code $$}. A name is
 * the longest run of letters, digits and underscores; a group that does not exist is empty; a {@code $} that begins no
 * reference stands for itself.
 */
public final class Replacement {
    private static final int NO_NUMBER = -1;
    private static final int LONGEST_NUMBER = 8;

    private sealed interface Part {
        record Literal(String text) implements Part {}

        record Group(String name, int number) implements Part {}
    }

    private final List<Part> parts = new ArrayList<>();

    private Replacement() {}

    /** Reads a replacement; every text is one. */
    public static Replacement of(String text) {
        Replacement replacement = new Replacement();
        replacement.read(text);
        return replacement;
    }

    private void read(String text) {
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0) {
                literal(text.substring(at));
                return;
            }
            literal(text.substring(at, dollar));
            at = readReference(text, dollar);
        }
    }

    /** Reads what stands at a dollar sign and answers where to go on. */
    private int readReference(String text, int dollar) {
        int start = dollar + 1;
        if (text.startsWith("$", start)) {
            literal("$");
            return start + 1;
        }
        boolean braced = text.startsWith("{", start);
        int nameStart = braced ? start + 1 : start;
        int nameEnd = nameEnd(text, nameStart);
        if (nameEnd == nameStart || (braced && !text.startsWith("}", nameEnd))) {
            literal("$");
            return start;
        }
        String name = text.substring(nameStart, nameEnd);
        parts.add(new Part.Group(name, number(name)));
        return braced ? nameEnd + 1 : nameEnd;
    }

    private static int nameEnd(String text, int start) {
        int end = start;
        while (end < text.length()) {
            int unit = text.codePointAt(end);
            if (unit != '_' && !Character.isLetter(unit) && Character.getType(unit) != Character.DECIMAL_DIGIT_NUMBER) {
                break;
            }
            end += Character.charCount(unit);
        }
        return end;
    }

    private static int number(String name) {
        boolean digits = name.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        boolean leadingZero = name.length() > 1 && name.startsWith("0");
        return digits && !leadingZero && name.length() <= LONGEST_NUMBER ? Integer.parseInt(name) : NO_NUMBER;
    }

    private void literal(String text) {
        if (!text.isEmpty()) {
            parts.add(new Part.Literal(text));
        }
    }

    void expand(Matcher match, Pattern pattern, StringBuilder into) {
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                into.append(literal.text());
            } else if (part instanceof Part.Group group) {
                into.append(value(group, match, pattern));
            } else {
                throw new AssertionError("no case for " + part);
            }
        }
    }

    private static String value(Part.Group group, Matcher match, Pattern pattern) {
        int number = group.number();
        if (number == NO_NUMBER) {
            Map<String, Integer> names = pattern.namedGroups();
            number = names.getOrDefault(group.name(), NO_NUMBER);
        }
        if (number == NO_NUMBER || number > match.groupCount()) {
            return "";
        }
        String value = match.group(number);
        return value == null ? "" : value;
    }
}
