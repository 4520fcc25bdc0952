package dev.portcullis.server.config;

import static dev.portcullis.catalog.Shapes.DURATION;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TEXTS;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.required;
import static dev.portcullis.catalog.Shapes.strict;

import dev.portcullis.catalog.Shape;

/** What a file may say of a store in etcd. */
public final class EtcdShape {
    private static final Shape TLS = strict(
            "tls",
            field(
                    "ca",
                    TEXT,
                    "File with the certificates that issue those of members (PEM); those of Java by default."),
            field("certificate", TEXT, "File with the certificate that is shown to members (PEM)."),
            field("key", TEXT, "File with the private key of the certificate (PEM, PKCS#8)."));

    private static final Shape TIMEOUTS = strict(
            "timeouts",
            field("write", DURATION, "How long a write may take; 5s by default."),
            field("read", DURATION, "How long a read, or a page of many resources, may take; 10s by default."),
            field("attempt", DURATION, "How long one member is waited for before another is asked; 2s by default."));

    /** The file. */
    public static final Shape.Struct SHAPE = strict(
            "the settings of etcd",
            required("endpoints", TEXTS, "The members, https://HOST:PORT; http: on this machine only."),
            field("prefix", TEXT, "What the names of all keys begin with; /portcullis/ by default."),
            field("user", TEXT, "The user that etcd knows; none by default."),
            field("password_file", TEXT, "File with the password of the user, which nobody else may read."),
            field("tls", TLS, "Whom to trust, and what to show."),
            field("timeouts", TIMEOUTS, "How long to wait."));

    private EtcdShape() {}
}
