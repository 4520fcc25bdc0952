package dev.portcullis.schema;

import static dev.portcullis.schema.Keywords.schema;

import java.util.List;
import java.util.Map;

/** Schemas of the single values that have a form of their own. Each takes nothing for a value, and so does the reader. */
final class ScalarSchemas {
    static final String FLAG = "flag";
    static final String DURATION = "duration";
    static final String TIMESTAMP = "timestamp";

    private static final String NUMBER = "([0-9]+(\\.[0-9]*)?|\\.[0-9]+)";
    private static final String UNIT = "(ns|us|\u00b5s|\u03bcs|ms|s|m|h)";
    private static final String CLOCK = "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?";
    private static final String ZONE = "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])";

    /** All of them by name. */
    static final Map<String, Map<String, Object>> ALL = Map.of(
            FLAG,
            schema(
                    "title",
                    "true or false",
                    "type",
                    List.of("boolean", "string", "null"),
                    "pattern",
                    "^(" + anyCase("true") + "|" + anyCase("false") + "|" + anyCase("yes") + "|" + anyCase("no") + "|"
                            + anyCase("on") + "|" + anyCase("off") + ")$"),
            DURATION,
            schema(
                    "title",
                    "length of time",
                    "type",
                    List.of("string", "integer", "null"),
                    "pattern",
                    "^([+-]?(0|(" + NUMBER + UNIT + ")+)|never)?$",
                    "minimum",
                    0,
                    "maximum",
                    0,
                    "examples",
                    List.of("30m", "10h", "1h30m")),
            TIMESTAMP,
            schema(
                    "title",
                    "point in time",
                    "type",
                    List.of("string", "null"),
                    "pattern",
                    "^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])" + CLOCK + ZONE + ")?$",
                    "examples",
                    List.of("2026-01-05T09:00:00Z", "2026-01-05T09:00:00+01:00")));

    private ScalarSchemas() {}

    /** A pattern for a word in letters of any size; schemas have no other way to say so. */
    private static String anyCase(String word) {
        StringBuilder pattern = new StringBuilder();
        word.chars()
                .forEach(letter -> pattern.append('[')
                        .append((char) Character.toUpperCase(letter))
                        .append((char) letter)
                        .append(']'));
        return pattern.toString();
    }
}
