package dev.portcullis.schema;

import static dev.portcullis.schema.Keywords.both;
import static dev.portcullis.schema.Keywords.reference;
import static dev.portcullis.schema.Keywords.schema;

import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.Shape.Choice;
import dev.portcullis.catalog.Shape.Excerpt;
import dev.portcullis.catalog.Shape.Field;
import dev.portcullis.catalog.Shape.FlagOr;
import dev.portcullis.catalog.Shape.ListOf;
import dev.portcullis.catalog.Shape.MapOf;
import dev.portcullis.catalog.Shape.Mode;
import dev.portcullis.catalog.Shape.Need;
import dev.portcullis.catalog.Shape.Others;
import dev.portcullis.catalog.Shape.Strangers;
import dev.portcullis.catalog.Shape.Struct;
import dev.portcullis.catalog.Shape.Word;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says shapes as JSON Schema: whatever the checker of shapes takes, the schema takes. */
final class ShapeSchema {
    private final Map<String, Object> definitions = new TreeMap<>();
    private final Map<Struct, String> names = new HashMap<>();

    /** What the schemas refer to. */
    Map<String, Object> definitions() {
        return definitions;
    }

    /** Defines a schema under a name, or under the name and a number where the name is taken. */
    String define(String name, Map<String, Object> schema) {
        String free = name;
        for (int number = 2; definitions.containsKey(free); number++) {
            free = name + "_" + number;
        }
        definitions.put(free, schema);
        return free;
    }

    /** The schema of a value that can be left out. */
    Map<String, Object> of(Shape shape) {
        return of(shape, Presence.OPTIONAL);
    }

    private Map<String, Object> of(Shape shape, Presence presence) {
        if (shape instanceof Struct struct) {
            return ofStruct(struct, presence);
        }
        if (shape instanceof Excerpt excerpt) {
            return schema("type", presence.types("object"), "properties", properties(excerpt.fields()));
        }
        if (shape instanceof MapOf map) {
            return schema("type", presence.types("object"), "additionalProperties", of(map.value()));
        }
        if (shape instanceof ListOf list) {
            Map<String, Object> items =
                    schema("type", presence.types("array"), "items", of(list.item(), Presence.PRESENT));
            return presence == Presence.REQUIRED ? both(items, schema("minItems", 1)) : items;
        }
        if (shape instanceof Shape.AnyOf any) {
            return schema(
                    "anyOf",
                    any.forms().stream().map(form -> of(form, presence)).toList());
        }
        return ofWords(shape, presence);
    }

    private Map<String, Object> ofStruct(Struct struct, Presence presence) {
        Map<String, Object> reference = reference(definitionOf(struct));
        return switch (presence) {
            case OPTIONAL -> reference;
            case PRESENT -> both(schema("type", "object"), reference);
            case REQUIRED -> both(schema("type", "object", "minProperties", 1), reference);
        };
    }

    /** The name under which a struct is defined. */
    String definitionOf(Struct struct) {
        String known = names.get(struct);
        if (known == null) {
            String title = struct.name().replaceFirst("^an? ", "");
            known = define(title.replace(' ', '_'), ofFields(title, struct));
            names.put(struct, known);
        }
        return known;
    }

    private Map<String, Object> ofFields(String title, Struct struct) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", title);
        schema.put("type", Presence.OPTIONAL.types("object"));
        schema.put("properties", properties(struct.fields()));
        List<String> required = struct.fields().stream()
                .filter(field -> field.need() == Need.REQUIRED)
                .map(Field::name)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (struct.strangers() == Strangers.REFUSED) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private Map<String, Object> properties(List<Field> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Field field : fields) {
            Presence presence = field.need() == Need.REQUIRED ? Presence.REQUIRED : Presence.OPTIONAL;
            properties.put(field.name(), both(of(field.shape(), presence), about(field)));
        }
        return properties;
    }

    private static Map<String, Object> about(Field field) {
        return switch (field.use()) {
            case HERE -> schema("description", field.doc());
            case DEPRECATED -> schema("description", field.doc(), "deprecated", true);
            case ELSEWHERE -> schema("description", field.doc() + " It has no effect here.");
        };
    }

    private Map<String, Object> ofWords(Shape shape, Presence presence) {
        if (shape instanceof Choice choice) {
            return oneOf(choice.words(), presence);
        }
        if (shape instanceof Word word) {
            return word.others() == Others.REFUSED
                    ? oneOf(word.words(), presence)
                    : schema("type", presence.types("string"), "examples", word.words());
        }
        if (shape instanceof Mode mode) {
            return schema("type", presence.types("string", "number", "boolean"), "examples", mode.words());
        }
        if (shape instanceof FlagOr choice) {
            return schema(
                    "type",
                    presence.types("boolean", "string", "integer"),
                    "anyOf",
                    List.of(
                            schema("enum", choice.words()),
                            scalar(ScalarSchemas.FLAG),
                            schema("type", "integer", "minimum", 0, "maximum", 9),
                            schema("type", "string", "maxLength", 0)));
        }
        return ofSingle(shape, presence);
    }

    /** Only words, and the empty text where nothing at all would do as well. */
    private static Map<String, Object> oneOf(List<String> words, Presence presence) {
        return presence == Presence.REQUIRED
                ? schema("type", "string", "enum", words)
                : schema(
                        "type",
                        presence.types("string"),
                        "anyOf",
                        List.of(schema("enum", words), schema("maxLength", 0)));
    }

    private Map<String, Object> ofSingle(Shape shape, Presence presence) {
        if (shape instanceof Shape.Text) {
            return schema("type", presence.types("string"));
        }
        if (shape instanceof Shape.Texts) {
            return schema("type", presence.types("string", "array"), "items", schema("type", "string"));
        }
        if (shape instanceof Shape.Whole) {
            return schema("type", presence.types("integer"));
        }
        if (shape instanceof Shape.Flag) {
            return scalar(ScalarSchemas.FLAG);
        }
        if (shape instanceof Shape.Duration) {
            return scalar(ScalarSchemas.DURATION);
        }
        if (shape instanceof Shape.Timestamp) {
            return scalar(ScalarSchemas.TIMESTAMP);
        }
        if (shape instanceof Shape.Anything) {
            return presence == Presence.REQUIRED ? schema("not", schema("type", "null")) : schema();
        }
        throw new AssertionError("no case for " + shape);
    }

    private Map<String, Object> scalar(String name) {
        definitions.computeIfAbsent(name, wanted -> ScalarSchemas.ALL.getOrDefault(wanted, schema()));
        return reference(name);
    }
}
