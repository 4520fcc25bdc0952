package dev.portcullis.text;

import java.nio.charset.StandardCharsets;

/** Texts in double quotes as the text form of protocol buffers has them: every byte outside printable ASCII as three octal digits. */
public final class ProtoQuote {
    private ProtoQuote() {}

    /** A text in double quotes. */
    public static String of(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        for (byte unit : value.getBytes(StandardCharsets.UTF_8)) {
            switch (unit) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                default -> append(unit, text);
            }
        }
        return text.append('"').toString();
    }

    private static void append(byte unit, StringBuilder text) {
        if (unit >= 0x20 && unit <= 0x7e) {
            text.append((char) unit);
        } else {
            int code = unit & 0xff;
            text.append('\\')
                    .append((char) ('0' + (code >> 6)))
                    .append((char) ('0' + (code >> 3 & 7)))
                    .append((char) ('0' + (code & 7)));
        }
    }
}
