package dev.portcullis.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.portcullis.catalog.ScalarType;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Validates YAML with our schemas, as an editor does, by a validator that is not ours. */
final class Validator {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Validator> ALL =
            Schemas.all().stream().collect(Collectors.toMap(JsonSchema::name, Validator::new));

    private final Schema schema;

    private Validator(JsonSchema schema) {
        this.schema = REGISTRY.getSchema(JsonMapper.shared().<JsonNode>valueToTree(schema.document()));
    }

    /** The validator of the schema of a name. */
    static Validator of(String name) {
        Validator known = ALL.get(name);
        if (known == null) {
            throw new IllegalArgumentException("no schema is called " + name);
        }
        return known;
    }

    /** Everything that the schema has against a value. */
    List<String> complaints(YamlNode node) {
        return schema.validate(json(node)).stream().map(Error::toString).toList();
    }

    boolean accepts(YamlNode node) {
        return schema.validate(json(node)).isEmpty();
    }

    private static JsonNode json(YamlNode node) {
        if (node instanceof Mapping mapping) {
            ObjectNode object = NODES.objectNode();
            for (Entry entry : mapping.entries()) {
                object.set(entry.key().text(), json(entry.value()));
            }
            return object;
        }
        if (node instanceof Sequence sequence) {
            return NODES.arrayNode()
                    .addAll(sequence.items().stream().map(Validator::json).toList());
        }
        if (node instanceof Scalar scalar) {
            return json(scalar);
        }
        throw new AssertionError("no case for " + node);
    }

    private static JsonNode json(Scalar scalar) {
        String text = scalar.text();
        ScalarType type = scalar.type();
        return switch (type) {
            case NOTHING -> NODES.nullNode();
            case FLAG -> NODES.booleanNode(text.toLowerCase(Locale.ROOT).equals("true"));
            case WHOLE ->
                NODES.numberNode(
                        text.startsWith("0x")
                                ? new BigInteger(text.substring(2), 16)
                                : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text));
            case NUMBER -> NODES.numberNode(0.5);
            case TEXT -> NODES.stringNode(text);
        };
    }
}
