package dev.portcullis.format;

import dev.portcullis.syntax.Dialect;
import java.util.Locale;

/** Texts in double quotes. */
final class Quotes {
    private Quotes() {}

    static String print(String text, Dialect dialect) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(codePoint -> out.append(escaped(codePoint, dialect)));
        return out.append('"').toString();
    }

    private static String escaped(int codePoint, Dialect dialect) {
        return switch (codePoint) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                isHidden(codePoint) || isBrace(codePoint, dialect)
                        ? String.format(Locale.ROOT, codePoint > 0xffff ? "\\U%08x" : "\\u%04x", codePoint)
                        : Character.toString(codePoint);
        };
    }

    static boolean isHidden(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** A template can hold no brace inside its own. */
    private static boolean isBrace(int codePoint, Dialect dialect) {
        return dialect == Dialect.TEMPLATE && (codePoint == '{' || codePoint == '}');
    }
}
