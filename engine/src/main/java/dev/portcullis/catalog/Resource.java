package dev.portcullis.catalog;

import dev.portcullis.source.Span;

/**
 * A resource whose shape has been checked, before it is understood.
 *
 * @param kind its kind
 * @param name its name, or empty
 * @param fields all that it says
 */
record Resource(Kind kind, String name, Fields fields) {
    static Resource of(Kind kind, Fields fields) {
        return new Resource(kind, fields.fields("metadata").word("name"), fields);
    }

    Fields metadata() {
        return fields.fields("metadata");
    }

    /** What it says beyond what every resource has. */
    Fields spec() {
        return fields.fields("spec");
    }

    /** All of it. */
    Span place() {
        return fields.place();
    }

    /** The place that names it best: its name, else its metadata, else its kind. */
    Span namePlace() {
        return fields.node("metadata").isEmpty()
                ? fields.placeOf("kind")
                : metadata().placeOf("name");
    }
}
