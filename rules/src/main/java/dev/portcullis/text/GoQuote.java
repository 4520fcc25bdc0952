package dev.portcullis.text;

/** Texts in double quotes as Go's {@code %q} writes them. */
public final class GoQuote {
    private GoQuote() {}

    /** The text in quotes, with escapes for what does not print. */
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(unit -> append(unit, quoted));
        return quoted.append('"').toString();
    }

    private static void append(int unit, StringBuilder quoted) {
        switch (unit) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case 7 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 11 -> quoted.append("\\v");
            default -> {
                if (prints(unit)) {
                    quoted.appendCodePoint(unit);
                } else if (unit < 0x80) {
                    quoted.append(String.format("\\x%02x", unit));
                } else {
                    quoted.append(String.format(unit > 0xffff ? "\\U%08x" : "\\u%04x", unit));
                }
            }
        }
    }

    private static boolean prints(int unit) {
        return switch (Character.getType(unit)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> unit == ' ';
            default -> true;
        };
    }
}
