package dev.portcullis.lock;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a lock names. Any one of the fields is enough to match.
 *
 * @param fields the fields that are set, none of them empty
 */
public record LockTarget(Map<TargetField, String> fields) {
    public LockTarget {
        Map<TargetField, String> set = new EnumMap<>(TargetField.class);
        fields.forEach((field, value) -> {
            if (!value.isEmpty()) {
                set.put(field, value);
            }
        });
        if (set.isEmpty()) {
            throw new IllegalArgumentException("at least one target field must be set");
        }
        fields = set.size() == 1 ? Map.copyOf(set) : Collections.unmodifiableMap(set);
    }

    /** A target of one field. */
    public static LockTarget of(TargetField field, String value) {
        return new LockTarget(Map.of(field, value));
    }

    /** The fields as messages print them: {@code User:"alice" Login:"root"}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(64);
        fields.forEach((field, value) -> {
            text.append(text.isEmpty() ? "" : " ").append(field.printedName()).append(":\"");
            quote(value, text);
            text.append('"');
        });
        return text.toString();
    }

    /** The text form of protocol buffers: every byte outside printable ASCII as three octal digits. */
    private static void quote(String value, StringBuilder text) {
        for (byte unit : value.getBytes(StandardCharsets.UTF_8)) {
            switch (unit) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                default -> {
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
        }
    }
}
