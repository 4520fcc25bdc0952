package dev.portcullis.catalog;

import static dev.portcullis.catalog.Shapes.LABELS;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TIMESTAMP;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.keyword;
import static dev.portcullis.catalog.Shapes.required;
import static dev.portcullis.catalog.Shapes.struct;

import dev.portcullis.catalog.Shape.Field;
import dev.portcullis.catalog.Shape.Struct;

/** What every resource has around its own part. */
final class MetadataShape {
    /** The version of a format that has only one. */
    static final Field VERSION = field("version", TEXT, "Version of the format.");

    private static final Struct METADATA =
            metadata("metadata", required("name", TEXT, "Name of the resource, unique in its kind."));
    private static final Struct METADATA_OF_ONE =
            metadata("metadata", field("name", TEXT, "Says nothing: there is only one."));

    private MetadataShape() {}

    private static Struct metadata(String title, Field name) {
        return struct(
                title,
                name,
                field("namespace", TEXT, "Always `default`."),
                field("description", TEXT, "Text for people."),
                field("labels", LABELS, "Labels of the resource itself."),
                field("expires", TIMESTAMP, "When the store forgets the resource."),
                field("revision", TEXT, "Written by the store to notice concurrent changes."),
                field("id", Shapes.ANYTHING, "Written by older stores."));
    }

    /** A resource of which there can be several. */
    static Struct resource(String kind, Shape spec) {
        return resource(kind, VERSION, field("spec", spec, "What it says."));
    }

    /** The same with a version or a spec that must be there. */
    static Struct resource(String kind, Field version, Field spec) {
        return resource(kind, version, required("metadata", METADATA, "What every resource has."), spec);
    }

    /** A resource of which there is only one, so that it needs no name. */
    static Struct single(String kind, Shape spec) {
        return resource(
                kind,
                VERSION,
                field("metadata", METADATA_OF_ONE, "What every resource has."),
                field("spec", spec, "What it says."));
    }

    private static Struct resource(String kind, Field version, Field metadata, Field spec) {
        return struct(
                "a " + kind,
                required("kind", keyword(kind), "Always `" + kind + "`."),
                field("sub_kind", TEXT, "Not used."),
                version,
                metadata,
                spec,
                field("status", Shapes.ANYTHING, "Written by the server."));
    }
}
