package dev.portcullis.schema;

import static dev.portcullis.schema.Keywords.equal;
import static dev.portcullis.schema.Keywords.having;
import static dev.portcullis.schema.Keywords.reference;
import static dev.portcullis.schema.Keywords.schema;

import dev.portcullis.catalog.DocumentForm;
import dev.portcullis.catalog.StaticConfigShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schema of any document of a policy: its kind says which schema holds. */
final class PolicySchema {
    private static final String KIND = "kind";
    private static final Map<String, Object> SOMETHING = schema("not", schema("type", "null"));
    private static final String API_VERSION = "apiVersion";
    private static final String CUSTOM = "^" + DocumentForm.API_GROUP.replace(".", "\\.") + "(/|$)";

    private final ShapeSchema shapes;

    PolicySchema(ShapeSchema shapes) {
        this.shapes = shapes;
    }

    /** A document of a kind that is not known is only warned of; one without any kind is refused. */
    Map<String, Object> document() {
        List<Map<String, Object>> byKind = new ArrayList<>();
        DocumentForm.all().forEach(form -> byKind.add(whenOf(form)));
        byKind.add(whenConfiguration());
        List<String> kinds = DocumentForm.all().stream().map(DocumentForm::kind).toList();
        return schema(
                "type",
                Presence.OPTIONAL.types("object"),
                "properties",
                schema(KIND, schema("description", "What it is.", "examples", kinds)),
                "anyOf",
                marks(),
                "allOf",
                byKind);
    }

    private static List<Map<String, Object>> marks() {
        List<Map<String, Object>> marks = new ArrayList<>();
        marks.add(having(KIND, SOMETHING));
        DocumentForm.CONFIGURATION_KEYS.forEach(key -> marks.add(having(key, SOMETHING)));
        return marks;
    }

    private Map<String, Object> whenOf(DocumentForm form) {
        Map<String, Object> custom = having(API_VERSION, schema("type", "string", "pattern", CUSTOM));
        Map<String, Object> version = form.isCustom() ? custom : schema("not", custom);
        return schema(
                "if",
                schema("allOf", List.of(equal(KIND, form.kind()), version)),
                "then",
                reference(shapes.definitionOf(form.shape())));
    }

    private Map<String, Object> whenConfiguration() {
        return schema("if", schema("not", having(KIND, SOMETHING)), "then", shapes.of(StaticConfigShape.SHAPE));
    }
}
