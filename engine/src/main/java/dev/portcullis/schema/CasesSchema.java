package dev.portcullis.schema;

import static dev.portcullis.schema.Keywords.both;
import static dev.portcullis.schema.Keywords.equal;
import static dev.portcullis.schema.Keywords.having;
import static dev.portcullis.schema.Keywords.property;
import static dev.portcullis.schema.Keywords.reference;
import static dev.portcullis.schema.Keywords.schema;

import dev.portcullis.catalog.RequestShape;
import dev.portcullis.scenario.ScenarioShape;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The schema of a case file. What the reader of cases leaves to other readers, requests and resources, is said here
 * as well, except where a case is about what cannot be loaded.
 */
final class CasesSchema {
    private static final Map<String, Object> IS_INVALID = having("expect", equal("decision", "invalid"));
    private static final Map<String, Object> IS_LOADED_ONLY = having("request", equal("action", "load"));

    private static final List<Map<String, Object>> NAMES = Stream.of("id", "name", "title")
            .map(name -> schema("required", List.of(name)))
            .toList();

    private final ShapeSchema shapes;
    private final Map<String, Object> soundResources;

    CasesSchema(ShapeSchema shapes) {
        this.shapes = shapes;
        String resource = shapes.define("resource_of_a_policy", new PolicySchema(shapes).document());
        this.soundResources = property("given", property("resources", schema("items", reference(resource))));
    }

    /** A list of cases, or a map of what they share and the cases. */
    Map<String, Object> document() {
        Map<String, Object> cases = reference(shapes.define("whole_case", wholeCase()));
        Map<String, Object> expectsInvalid = having("cases", schema("contains", IS_INVALID));
        return both(
                schema("type", Presence.OPTIONAL.types("object", "array"), "items", cases),
                schema(
                        "allOf",
                        List.of(
                                schema("if", schema("type", "object"), "then", shapes.of(ScenarioShape.FILE)),
                                schema("if", schema("type", "object", "not", expectsInvalid), "then", soundResources),
                                property("cases", schema("items", cases)))));
    }

    private Map<String, Object> wholeCase() {
        Map<String, Object> request = property("request", shapes.of(RequestShape.SHAPE));
        return both(
                both(schema("type", "object", "anyOf", NAMES), shapes.of(ScenarioShape.CASE)),
                schema(
                        "allOf",
                        List.of(
                                schema("if", schema("not", IS_LOADED_ONLY), "then", request),
                                schema("if", schema("not", IS_INVALID), "then", soundResources))));
    }
}
