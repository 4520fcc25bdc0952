package dev.portcullis.catalog;

import static dev.portcullis.catalog.Shapes.LABELS;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TIMESTAMP;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.struct;

import dev.portcullis.catalog.Shape.Struct;

/** What every resource has around its own part. */
final class MetadataShape {
    static final Struct METADATA = struct(
            "metadata",
            field("name", TEXT, "Name of the resource, unique in its kind."),
            field("namespace", TEXT, "Always `default`."),
            field("description", TEXT, "Text for people."),
            field("labels", LABELS, "Labels of the resource itself."),
            field("expires", TIMESTAMP, "When the store forgets the resource."),
            field("revision", TEXT, "Written by the store to notice concurrent changes."),
            field("id", Shapes.ANYTHING, "Written by older stores."));

    private MetadataShape() {}

    /** A resource with a spec of its own. */
    static Struct resource(String kind, Shape spec) {
        return struct(
                "a " + kind,
                field("kind", TEXT, "Always `" + kind + "`."),
                field("sub_kind", TEXT, "Not used."),
                field("version", TEXT, "Version of the format."),
                field("metadata", METADATA, "What every resource has."),
                field("spec", spec, "What it says."),
                field("status", Shapes.ANYTHING, "Written by the server."));
    }
}
