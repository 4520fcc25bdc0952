package dev.portcullis.catalog;

import static dev.portcullis.catalog.Shapes.ANYTHING;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.keyword;
import static dev.portcullis.catalog.Shapes.required;
import static dev.portcullis.catalog.Shapes.struct;

import dev.portcullis.catalog.Shape.Struct;

/** What a document may say of a resource that is to be reached. */
public final class KnownResourceShape {
    /** The only version of the format. */
    static final String VERSION = "v1";

    private static final Struct SPEC = struct(
            "a resource spec",
            required("kind", TEXT, "Kind of resource, for example `node` or `record`."),
            field(
                    "name",
                    TEXT,
                    "Name of the resource, unique in its kind; the name of the document where it is absent."),
            field("properties", new Shape.MapOf(ANYTHING), "What else is known of the resource."));

    /** A resource that is to be reached; its labels are those of the document. */
    public static final Struct SHAPE = MetadataShape.resource(
            "resource",
            field("version", keyword(VERSION), "Version of the format."),
            required("spec", SPEC, "What it says."));

    private KnownResourceShape() {}
}
