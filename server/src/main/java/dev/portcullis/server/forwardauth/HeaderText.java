package dev.portcullis.server.forwardauth;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Texts as values of headers: printable ASCII stays, and all else is percent-encoded UTF-8, as is the percent sign. */
final class HeaderText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private HeaderText() {}

    /** A text that neither ends the header nor loses anything on its way. */
    static String of(String text) {
        return encoded(text, Integer.MAX_VALUE);
    }

    /** The beginning of a text, so that its value is at most so long. */
    static String shortened(String text, int longest) {
        return encoded(text, longest);
    }

    private static String encoded(String text, int longest) {
        StringBuilder value = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int unit = text.codePointAt(at);
            int end = at + Character.charCount(unit);
            boolean plain = unit == ' ' ? at > 0 && end < text.length() : unit > ' ' && unit <= '~' && unit != '%';
            String part = plain ? Character.toString(unit) : escaped(Character.toString(unit));
            if (value.length() + part.length() > longest) {
                return value.toString().stripTrailing();
            }
            value.append(part);
            at = end;
        }
        return value.toString();
    }

    private static String escaped(String unit) {
        StringBuilder escaped = new StringBuilder();
        for (byte part : unit.getBytes(StandardCharsets.UTF_8)) {
            escaped.append('%').append(HEX.toHexDigits(part));
        }
        return escaped.toString();
    }
}
