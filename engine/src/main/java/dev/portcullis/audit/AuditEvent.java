package dev.portcullis.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An act to be put on record.
 *
 * @param code what was done
 * @param uid which event this is
 * @param time when it was done
 * @param fields what else is known of it, by name, in the order in which it is written: texts, numbers, truth values, lists and
 *     maps of such
 */
public record AuditEvent(AuditCode code, UUID uid, Instant time, Map<String, Object> fields) {
    public AuditEvent {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** An act of which nothing else is known. */
    public static AuditEvent of(AuditCode code, Instant time) {
        return new AuditEvent(code, UUID.randomUUID(), time, Map.of());
    }

    /** The same act with one more thing that is known; an empty text, list or map is not. */
    public AuditEvent with(String name, Object value) {
        if (value.equals("") || value.equals(List.of()) || value.equals(Map.of())) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new AuditEvent(code, uid, time, more);
    }
}
