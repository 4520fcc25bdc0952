package dev.portcullis.server.web;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Obligation;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts as values of headers: printable ASCII stays, and all else is percent-encoded UTF-8, as is the percent sign. */
public final class HeaderText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private HeaderText() {}

    /** A text that neither ends the header nor loses anything on its way. */
    public static String of(String text) {
        return encoded(text, Integer.MAX_VALUE);
    }

    /** The beginning of a text, so that its value is at most so long. */
    public static String shortened(String text, int longest) {
        return encoded(text, longest);
    }

    /** What an allow is bound to, as an object of JSON: obligations of one name are joined. */
    public static String obligations(Decision decision) {
        Map<String, String> obligations = decision.obligations().stream()
                .collect(Collectors.toMap(
                        Obligation::name, Obligation::value, (one, other) -> one + ", " + other, LinkedHashMap::new));
        return of(Json.write(obligations).toString());
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
