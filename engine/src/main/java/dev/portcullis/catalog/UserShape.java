package dev.portcullis.catalog;

import static dev.portcullis.catalog.Shapes.ANYTHING;
import static dev.portcullis.catalog.Shapes.SELECTOR;
import static dev.portcullis.catalog.Shapes.TEXT_LIST;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.struct;

import dev.portcullis.catalog.Shape.Struct;

/** What a user may say. */
public final class UserShape {
    private static final Struct SPEC = struct(
            "a user spec",
            field("roles", TEXT_LIST, "Names of the user's roles."),
            field("traits", SELECTOR, "Traits, each with its values."),
            field("created_by", ANYTHING, "Written by the server."),
            field("expires", ANYTHING, "Written by the server."),
            field("github_identities", ANYTHING, "Written by the server."),
            field("local_auth", ANYTHING, "Written by the server."),
            field("oidc_identities", ANYTHING, "Written by the server."),
            field("saml_identities", ANYTHING, "Written by the server."),
            field("status", ANYTHING, "Written by the server."),
            field("trusted_device_ids", ANYTHING, "Written by the server."));

    /** A user. */
    public static final Struct SHAPE = MetadataShape.resource("user", SPEC);

    private UserShape() {}
}
