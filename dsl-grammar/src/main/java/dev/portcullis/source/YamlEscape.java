package dev.portcullis.source;

/**
 * An escape in a YAML text in double quotes.
 *
 * @param meaning what it stands for; nothing for an escaped line end
 * @param length how many units it is written in; 0 when it is no escape
 */
record YamlEscape(String meaning, int length) {
    private static final YamlEscape NONE = new YamlEscape("", 0);
    private static final String SIGNS = "0abt\tnvfre \"/\\N_LP";
    private static final String MEANINGS = "\0\u0007\b\t\t\n\u000b\f\r\u001b \"/\\\u0085\u00a0\u2028\u2029";

    /** The escape whose backslash is at an offset. */
    static YamlEscape at(String written, int offset) {
        if (offset + 1 >= written.length()) {
            return NONE;
        }
        char sign = written.charAt(offset + 1);
        int known = SIGNS.indexOf(sign);
        if (known >= 0) {
            return new YamlEscape(MEANINGS.substring(known, known + 1), 2);
        }
        return switch (sign) {
            case 'x' -> hexadecimal(written, offset, 2);
            case 'u' -> hexadecimal(written, offset, 4);
            case 'U' -> hexadecimal(written, offset, 8);
            case '\n', '\r' -> new YamlEscape("", 2);
            default -> NONE;
        };
    }

    private static YamlEscape hexadecimal(String written, int offset, int digits) {
        int first = offset + 2;
        if (first + digits > written.length()) {
            return NONE;
        }
        int codePoint = 0;
        for (int at = first; at < first + digits; at++) {
            int digit = Character.digit(written.charAt(at), 16);
            if (digit < 0 || codePoint > Character.MAX_CODE_POINT >> 4) {
                return NONE;
            }
            codePoint = (codePoint << 4) | digit;
        }
        return new YamlEscape(Character.toString(codePoint), 2 + digits);
    }
}
