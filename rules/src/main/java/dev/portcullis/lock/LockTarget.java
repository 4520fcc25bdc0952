package dev.portcullis.lock;

import dev.portcullis.text.ProtoQuote;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The fields that a lock names.
 *
 * @param fields the fields that are set, none of them empty; there may be none where the lock has other conditions
 */
public record LockTarget(Map<TargetField, String> fields) {
    /** No field is named. */
    public static final LockTarget NONE = new LockTarget(Map.of());

    private static final List<TargetField> FEWEST_REQUESTS_FIRST = List.of(
            TargetField.BOT_INSTANCE_ID,
            TargetField.MFA_DEVICE,
            TargetField.DEVICE,
            TargetField.ACCESS_REQUEST,
            TargetField.USER,
            TargetField.WINDOWS_DESKTOP,
            TargetField.LINUX_DESKTOP,
            TargetField.SERVER_ID,
            TargetField.NODE,
            TargetField.JOIN_TOKEN,
            TargetField.LOGIN,
            TargetField.ROLE);

    public LockTarget {
        Map<TargetField, String> set = new EnumMap<>(TargetField.class);
        fields.forEach((field, value) -> {
            if (!value.isEmpty()) {
                set.put(field, value);
            }
        });
        fields = set.size() <= 1 ? Map.copyOf(set) : Collections.unmodifiableMap(set);
    }

    /** A target of one field. */
    public static LockTarget of(TargetField field, String value) {
        return new LockTarget(Map.of(field, value));
    }

    /** The one field that the fewest requests have, as a rule; of no fields, none. */
    Map<TargetField, String> narrowest() {
        if (fields.size() <= 1) {
            return fields;
        }
        for (TargetField field : FEWEST_REQUESTS_FIRST) {
            String value = fields.get(field);
            if (value != null) {
                return Map.of(field, value);
            }
        }
        throw new AssertionError("no place for one of " + fields);
    }

    /** The fields as messages print them: {@code User:"alice" Login:"root"}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(64);
        fields.forEach((field, value) -> text.append(text.isEmpty() ? "" : " ")
                .append(field.printedName())
                .append(':')
                .append(ProtoQuote.of(value)));
        return text.toString();
    }
}
