package dev.portcullis.reference;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A string as Go writes it.
 *
 * @param value what it means
 * @param end offset after its closing quote
 */
record GoString(String value, int end) {
    private static final String ESCAPES = "abfnrtv\\\"";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"";

    /** Reads the literal that starts at an offset. */
    static GoString read(String text, int start) throws EvaluationException {
        char quote = text.charAt(start);
        return quote == '`' ? readRaw(text, start + 1) : new Reader(text, start + 1).read();
    }

    private static GoString readRaw(String text, int start) throws EvaluationException {
        int end = text.indexOf('`', start);
        if (end < 0) {
            throw new EvaluationException("string is not closed");
        }
        return new GoString(text.substring(start, end).replace("\r", ""), end + 1);
    }

    /** The text between double quotes in which Go prints a value. */
    static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(code -> {
            int escape = MEANINGS.indexOf(code);
            if (escape >= 0) {
                quoted.append('\\').append(ESCAPES.charAt(escape));
            } else if (code < 0x20 || code == 0x7f) {
                quoted.append(String.format("\\x%02x", code));
            } else {
                quoted.appendCodePoint(code);
            }
        });
        return quoted.append('"').toString();
    }

    /** Reads between double quotes; numeric escapes up to two digits are bytes of UTF-8. */
    private static final class Reader {
        private final String text;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int at;

        Reader(String text, int at) {
            this.text = text;
            this.at = at;
        }

        GoString read() throws EvaluationException {
            while (true) {
                int code = next();
                if (code == '"') {
                    return new GoString(bytes.toString(StandardCharsets.UTF_8), at);
                }
                if (code == '\n') {
                    throw new EvaluationException("string is not closed");
                }
                if (code == '\\') {
                    escape(next());
                } else {
                    write(code);
                }
            }
        }

        private int next() throws EvaluationException {
            if (at >= text.length()) {
                throw new EvaluationException("string is not closed");
            }
            int code = text.codePointAt(at);
            at += Character.charCount(code);
            return code;
        }

        private void escape(int code) throws EvaluationException {
            int simple = ESCAPES.indexOf(code);
            if (simple >= 0) {
                bytes.write(MEANINGS.charAt(simple));
            } else if (code == 'x') {
                bytes.write(number(16, 2));
            } else if (code == 'u') {
                write(character(number(16, 4)));
            } else if (code == 'U') {
                write(character(number(16, 8)));
            } else {
                at--;
                bytes.write(octal());
            }
        }

        private int octal() throws EvaluationException {
            int value = number(8, 3);
            if (value > 0xff) {
                throw new EvaluationException("octal escape above 255");
            }
            return value;
        }

        private static int character(int code) throws EvaluationException {
            if (!Character.isValidCodePoint(code) || (code >= 0xd800 && code < 0xe000)) {
                throw new EvaluationException("escape is no character");
            }
            return code;
        }

        private int number(int radix, int digits) throws EvaluationException {
            int value = 0;
            for (int i = 0; i < digits; i++) {
                int code = next();
                int digit = code < 0x80 ? Character.digit(code, radix) : -1;
                if (digit < 0) {
                    throw new EvaluationException("unknown escape");
                }
                value = value * radix + digit;
            }
            return value;
        }

        private void write(int code) {
            bytes.writeBytes(Character.toString(code).getBytes(StandardCharsets.UTF_8));
        }
    }
}
