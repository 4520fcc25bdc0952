package dev.portcullis.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of a schema, written in the words of JSON Schema. */
final class Keywords {
    private Keywords() {}

    /** Keywords with their values, in order. */
    static Map<String, Object> schema(Object... keywordsAndValues) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int at = 0; at < keywordsAndValues.length; at += 2) {
            schema.put(keywordsAndValues[at].toString(), keywordsAndValues[at + 1]);
        }
        return Collections.unmodifiableMap(schema);
    }

    /** All keywords of two schemas; the second one's values win. */
    static Map<String, Object> both(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> all = new LinkedHashMap<>(first);
        all.putAll(second);
        return Collections.unmodifiableMap(all);
    }

    /** What is said of one property. */
    static Map<String, Object> property(String name, Object value) {
        return schema("properties", schema(name, value));
    }

    /** A property that is there and has this value. */
    static Map<String, Object> equal(String name, String value) {
        return both(property(name, schema("const", value)), schema("required", List.of(name)));
    }

    /** A property that is there and is as the schema says. */
    static Map<String, Object> having(String name, Map<String, Object> value) {
        return both(property(name, value), schema("required", List.of(name)));
    }

    static Map<String, Object> reference(String definition) {
        return schema("$ref", "#/$defs/" + definition);
    }
}
