package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.INVALID_ESCAPE;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a text in quotes means, as Go reads it: {@code "…"} with escapes, or {@code `…`} without. An escape such as
 * {@code \xc3} is a byte; the bytes must make up UTF-8 in the end.
 */
final class GoText {
    private static final String SIGNS = "abfnrtv\\\"";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"";

    private final String written;
    private final int offset;
    private final Places places;
    private final ByteBuffer bytes;
    private int at = 1;

    private GoText(String written, int offset, Places places) {
        this.written = written;
        this.offset = offset;
        this.places = places;
        this.bytes = ByteBuffer.allocate(3 * written.length());
    }

    /**
     * The meaning of a text; empty when an escape was reported.
     *
     * @param written quotes included
     * @param offset where it begins in the meant text of the fragment
     */
    static Optional<String> read(String written, int offset, Places places) {
        if (written.startsWith("`")) {
            return Optional.of(written.substring(1, written.length() - 1).replace("\r", ""));
        }
        if (written.indexOf('\\') < 0) {
            return Optional.of(written.substring(1, written.length() - 1));
        }
        return new GoText(written, offset, places).read();
    }

    private Optional<String> read() {
        int end = written.length() - 1;
        while (at < end) {
            int next = written.indexOf('\\', at);
            int stop = next < 0 ? end : Math.min(next, end);
            bytes.put(written.substring(at, stop).getBytes(StandardCharsets.UTF_8));
            at = stop;
            if (at < end && !escape()) {
                return Optional.empty();
            }
        }
        return decoded();
    }

    private Optional<String> decoded() {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException broken) {
            places.report(INVALID_ESCAPE
                    .at(places.span(offset, offset + written.length()), "\\x…")
                    .withHelp("the bytes of this text are not UTF-8; write `\\uNNNN`"));
            return Optional.empty();
        }
    }

    private boolean escape() {
        char sign = written.charAt(at + 1);
        int known = SIGNS.indexOf(sign);
        if (known >= 0) {
            bytes.put((byte) MEANINGS.charAt(known));
            at += 2;
            return true;
        }
        return switch (sign) {
            case 'x' -> number(2, 2, 16);
            case 'u' -> number(2, 4, 16);
            case 'U' -> number(2, 8, 16);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> number(1, 3, 8);
            default -> refuse(2, "a backslash itself is written `\\\\`");
        };
    }

    private boolean number(int skip, int digits, int radix) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(written.charAt(Math.min(at + skip + i, written.length() - 1)), radix);
            if (digit < 0) {
                return refuse(skip + i, "it needs " + digits + " digits");
            }
            value = Math.min(value, 0xffffff) * radix + digit;
        }
        boolean isByte = digits < 4;
        if (isByte ? value > 0xff : !isCharacter(value)) {
            return refuse(skip + digits, isByte ? "the largest is `\\377`" : "there is no such character");
        }
        bytes.put(isByte ? new byte[] {(byte) value} : Character.toString(value).getBytes(StandardCharsets.UTF_8));
        at += skip + digits;
        return true;
    }

    private static boolean isCharacter(int value) {
        return Character.isValidCodePoint(value) && Character.getType(value) != Character.SURROGATE;
    }

    private boolean refuse(int length, String help) {
        int end = Math.min(at + length, written.length() - 1);
        places.report(INVALID_ESCAPE
                .at(places.span(offset + at, offset + end), written.substring(at, end))
                .withHelp(help));
        return false;
    }
}
