package dev.portcullis.schema;

import static dev.portcullis.schema.Keywords.both;
import static dev.portcullis.schema.Keywords.reference;
import static dev.portcullis.schema.Keywords.schema;

import dev.portcullis.catalog.DocumentForm;
import dev.portcullis.catalog.RequestShape;
import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.StaticConfigShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schemas of all that is read as YAML. */
public final class Schemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private Schemas() {}

    /** All of them: first those for whole files, then one for each kind. */
    public static List<JsonSchema> all() {
        List<JsonSchema> all = new ArrayList<>();
        all.add(policy());
        all.add(cases());
        all.add(of("request", "A request to decide.", RequestShape.SHAPE));
        all.add(of(
                "teleport_config",
                "What matters here of Teleport's static configuration file.",
                StaticConfigShape.SHAPE));
        DocumentForm.all().forEach(form -> all.add(of(form)));
        return List.copyOf(all);
    }

    /** The schema of another file that is read by a shape. */
    public static JsonSchema of(String name, String about, Shape shape) {
        ShapeSchema shapes = new ShapeSchema();
        return schemaOf(name, about, shapes.of(shape), shapes);
    }

    private static JsonSchema policy() {
        ShapeSchema shapes = new ShapeSchema();
        return schemaOf("policy", "A document of a policy, of any kind.", new PolicySchema(shapes).document(), shapes);
    }

    private static JsonSchema cases() {
        ShapeSchema shapes = new ShapeSchema();
        return schemaOf("cases", "A file of test cases.", new CasesSchema(shapes).document(), shapes);
    }

    private static JsonSchema of(DocumentForm form) {
        ShapeSchema shapes = new ShapeSchema();
        String about = form.isCustom()
                ? "The custom resource `" + form.kind() + "` of Teleport's Kubernetes operator."
                : "The resource `" + form.kind() + "`.";
        return schemaOf(form.kind(), about, reference(shapes.definitionOf(form.shape())), shapes);
    }

    private static JsonSchema schemaOf(String name, String about, Map<String, Object> root, ShapeSchema shapes) {
        Map<String, Object> head = schema("$schema", DIALECT, "title", "Portcullis: " + name, "description", about);
        return new JsonSchema(name, about, both(both(head, root), schema("$defs", shapes.definitions())));
    }
}
