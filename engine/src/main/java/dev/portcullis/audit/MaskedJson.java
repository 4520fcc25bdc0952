package dev.portcullis.audit;

import dev.portcullis.request.Properties;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Writes the fields of one object of JSON, without those that say nothing and without the values that a mask hides. */
final class MaskedJson {
    private final JsonGenerator out;
    private final Mask mask;

    MaskedJson(JsonGenerator out, Mask mask) {
        this.out = out;
        this.mask = mask;
    }

    void text(String name, String value) {
        if (!value.isEmpty() && shows(name)) {
            out.writeStringProperty(name, value);
        }
    }

    void number(String name, long value) {
        if (shows(name)) {
            out.writeNumberProperty(name, value);
        }
    }

    void truth(String name, boolean value) {
        if (shows(name)) {
            out.writeBooleanProperty(name, value);
        }
    }

    void list(String name, Collection<?> values) {
        if (!values.isEmpty()) {
            value(name, values);
        }
    }

    /** Any values of JSON, as {@link Properties} has them, in the order of their names. */
    void map(String name, Map<String, ?> values) {
        if (!values.isEmpty()) {
            value(name, values);
        }
    }

    void object(String name, Consumer<MaskedJson> fields) {
        if (shows(name)) {
            out.writeObjectPropertyStart(name);
            fields.accept(new MaskedJson(out, mask.field(name)));
            out.writeEndObject();
        }
    }

    void value(String name, Object value) {
        if (shows(name)) {
            out.writeName(name);
            new MaskedJson(out, mask.field(name)).write(value);
        }
    }

    /** Whether a value is to be written; else that there is one is written. */
    private boolean shows(String name) {
        boolean hidden = mask.field(name).hides();
        if (hidden) {
            out.writeStringProperty(name, Mask.INSTEAD);
        }
        return !hidden;
    }

    /** A list has the mask of its items. */
    private void write(Object value) {
        if (value instanceof Collection<?> list) {
            out.writeStartArray();
            list.forEach(this::write);
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            new TreeMap<Object, Object>(map).forEach((name, inner) -> value(String.valueOf(name), inner));
            out.writeEndObject();
        } else {
            writeScalar(value);
        }
    }

    private void writeScalar(Object value) {
        if (value instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value == Properties.Null.NULL) {
            out.writeNull();
        } else {
            out.writeString(String.valueOf(value));
        }
    }
}
