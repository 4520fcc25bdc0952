package dev.portcullis.server.web;

import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlNode.Style;
import dev.portcullis.source.Span;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** JSON as the readers of requests and resources take it: a text is a text, whatever it would be in YAML. */
public final class JsonTree {
    private JsonTree() {}

    /** The same value for those readers. */
    public static YamlNode of(JsonNode value) {
        if (value.isObject()) {
            return Mapping.of(value.properties().stream()
                    .map(field -> Entry.of(field.getKey(), of(field.getValue())))
                    .toList());
        }
        if (value.isArray()) {
            return Sequence.of(StreamSupport.stream(value.spliterator(), false)
                    .map(JsonTree::of)
                    .toList());
        }
        return value.isString()
                ? Scalar.of(value.stringValue())
                : new Scalar(value.asString("null"), Style.PLAIN, Span.NONE);
    }
}
