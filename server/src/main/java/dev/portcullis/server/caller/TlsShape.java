package dev.portcullis.server.caller;

import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.choice;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.required;
import static dev.portcullis.catalog.Shapes.strict;

import dev.portcullis.catalog.Shape;

/** What a configuration file may say of TLS. */
public final class TlsShape {
    /** The settings of TLS. */
    public static final Shape.Struct SHAPE = strict(
            "tls",
            required(
                    "certificate",
                    TEXT,
                    "File with the certificate of the server and those between it and its root (PEM)."),
            required("key", TEXT, "File with the private key of the certificate (PEM, PKCS#8)."),
            field("client_ca", TEXT, "File with the certificates that issue those of callers (PEM)."),
            field(
                    "client_certificates",
                    choice("none", "request", "required"),
                    "Whether callers have certificates: none, request or required. Default: none, with client_ca request."));

    private TlsShape() {}
}
