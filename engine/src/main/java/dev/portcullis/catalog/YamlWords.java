package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Scalar;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Values that can be written in more than one way. */
final class YamlWords {
    private static final int LONGEST = 60;
    private static final Set<String> TRUE = Set.of("true", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "no", "off");

    private YamlWords() {}

    /** A boolean as Teleport reads it, in quotes or not. */
    static Optional<Boolean> flag(YamlNode node) {
        if (!(node instanceof Scalar scalar)) {
            return Optional.empty();
        }
        String word = scalar.text().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return Optional.of(true);
        }
        return FALSE.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** A whole number that can count something: not below zero, and of no more than 63 bits. */
    static OptionalLong count(Scalar whole) {
        String text = whole.text();
        int base = text.startsWith("0x") ? 16 : text.startsWith("0o") ? 8 : 10;
        try {
            long number = Long.parseLong(base == 10 ? text : text.substring(2), base);
            return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }

    /** An author's words as far as a message has room for them, on one line. */
    static String shortened(String text) {
        String line = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return line.replaceAll("\\s+", " ");
    }

    /** A text in double quotes with Go's escapes. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(unit -> {
            switch (unit) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (unit < ' ' || unit == 0x7f) {
                        quoted.append(String.format("\\x%02x", unit));
                    } else {
                        quoted.appendCodePoint(unit);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
