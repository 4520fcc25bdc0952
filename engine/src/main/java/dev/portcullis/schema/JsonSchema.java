package dev.portcullis.schema;

import java.util.Map;

/**
 * A JSON Schema of version 2020-12 that needs no other.
 *
 * @param name what people ask for it by
 * @param about what it describes, in one line
 * @param document maps, lists, texts, numbers and truth values
 */
public record JsonSchema(String name, String about, Map<String, Object> document) {
    /** What its file is called. */
    public String fileName() {
        return name + ".schema.json";
    }
}
