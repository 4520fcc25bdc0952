package dev.portcullis.pattern;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** Addresses such as {@code a@b.example} and {@code Display Name <a@b.example>}. */
public final class EmailAddress {
    private static final String ATOM = "[^\\s\\x00-\\x20\\x7f()<>\\[\\]:;@\\\\,.\"]+";
    private static final String DOT_ATOM = ATOM + "(?:\\." + ATOM + ")*";
    private static final String QUOTED = "\"(?:[^\"\\\\\\r\\n]|\\\\[^\\r\\n])*\"";
    private static final String ADDRESS = "(" + DOT_ATOM + "|" + QUOTED + ")@(?:" + DOT_ATOM + "|\\[[^\\[\\]]*\\])";
    private static final Pattern PLAIN = Pattern.compile(ADDRESS);
    private static final Pattern NAMED =
            Pattern.compile("(?:(?:" + QUOTED + "|" + ATOM + "|\\.)\\s*)*<\\s*" + ADDRESS + "\\s*>");

    private EmailAddress() {}

    /** The part before the {@code @}; empty when the text is no address. */
    public static Optional<String> localPart(String text) {
        String trimmed = text.strip();
        Matcher plain = PLAIN.matcher(trimmed);
        if (plain.matches()) {
            return Optional.of(plain.group(1));
        }
        Matcher named = NAMED.matcher(trimmed);
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }
}
