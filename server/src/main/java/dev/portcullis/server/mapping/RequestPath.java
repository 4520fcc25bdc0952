package dev.portcullis.server.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A path that everybody behind the gateway reads in the same way: percent-decoded once, without empty segments and without
 * a slash at its end. What one program takes for another path than the next one does is refused: dot segments, semicolons,
 * encoded slashes, backslashes, control characters, what is encoded twice or must be encoded and is not, and what is not
 * UTF-8.
 *
 * @param segments what stands between the slashes
 */
record RequestPath(List<String> segments) {
    private static final int LONGEST = 16 * 1024;

    RequestPath {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a path without query, as a client has sent it.
     *
     * @throws MappingRefusal if it could be read in more than one way
     */
    static RequestPath of(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            throw new MappingRefusal("the path does not begin with a slash");
        }
        if (raw.length() > LONGEST) {
            throw new MappingRefusal("the path is longer than " + LONGEST + " characters");
        }
        String decoded = decoded(raw);
        List<String> segments = new ArrayList<>();
        for (String segment : decoded.substring(1).split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw new MappingRefusal("the path holds `.` or `..`");
            }
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return new RequestPath(segments);
    }

    private static String decoded(String raw) {
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int at = 0; at < raw.length(); ) {
            char unit = raw.charAt(at);
            if (unit <= ' ' || unit >= 0x7f || unit == '#') {
                throw new MappingRefusal("the path holds a character that must be encoded");
            }
            bytes[length++] = unit == '%' ? escaped(raw, at) : (byte) unit;
            at += unit == '%' ? 3 : 1;
        }
        return checked(text(Arrays.copyOf(bytes, length)));
    }

    private static byte escaped(String raw, int at) {
        int high = at + 2 < raw.length() ? hexadecimal(raw.charAt(at + 1)) : -1;
        int low = at + 2 < raw.length() ? hexadecimal(raw.charAt(at + 2)) : -1;
        if (high < 0 || low < 0) {
            throw new MappingRefusal("the path holds a `%` that encodes nothing");
        }
        int value = high * 16 + low;
        if (value == '/') {
            throw new MappingRefusal("the path holds an encoded slash");
        }
        return (byte) value;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new MappingRefusal("the path is not UTF-8");
        }
    }

    private static String checked(String decoded) {
        decoded.codePoints().forEach(RequestPath::refuseUnclear);
        for (int at = decoded.indexOf('%'); at >= 0; at = decoded.indexOf('%', at + 1)) {
            if (at + 2 < decoded.length()
                    && hexadecimal(decoded.charAt(at + 1)) >= 0
                    && hexadecimal(decoded.charAt(at + 2)) >= 0) {
                throw new MappingRefusal("the path is encoded twice");
            }
        }
        return decoded;
    }

    private static int hexadecimal(char digit) {
        return digit < 0x80 ? Character.digit(digit, 16) : -1;
    }

    private static void refuseUnclear(int unit) {
        if (Character.isISOControl(unit)) {
            throw new MappingRefusal("the path holds a control character");
        }
        if (unit == '\\' || unit == ';') {
            throw new MappingRefusal("the path holds `" + Character.toString(unit) + "`");
        }
    }

    /** The whole path. */
    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
