package dev.portcullis.server.config;

import static dev.portcullis.catalog.Shapes.DURATION;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TEXTS;
import static dev.portcullis.catalog.Shapes.WHOLE;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.strict;

import dev.portcullis.catalog.Shape;

/** What a configuration file may hold. */
public final class ServerShape {
    private static final Shape LIMITS = strict(
            "limits",
            field("body_bytes", WHOLE, "Longest body of a request; 1048576 by default."),
            field("header_bytes", WHOLE, "Longest headers of a request, all together; 16384 by default."),
            field("streams", WHOLE, "Most requests at once in a connection of HTTP/2; 256 by default."),
            field("connections", WHOLE, "Most connections at once; 10000 by default."),
            field("requests_per_second", WHOLE, "Most requests of one caller; 0, the default, for any number."),
            field("request_time", DURATION, "How long a request may take to arrive whole; 10s by default."),
            field("idle_time", DURATION, "How long a connection may be without a request; 1m by default."));

    private static final Shape SESSIONS = strict(
            "sessions",
            field("lease", DURATION, "How long a session runs that its gateway does not renew; 1m by default."),
            field("most", WHOLE, "Most sessions at once; 1000000 by default."));

    /** The configuration file. */
    public static final Shape.Struct SHAPE = strict(
            "the configuration",
            field("listen", TEXT, "Where to listen, HOST:PORT; 127.0.0.1:7171 by default."),
            field("store", TEXT, "The store: sqlite:FILE, or dir:FOLDER to read files as a store."),
            field("policy", TEXTS, "Files and folders with a policy beside the one in the store."),
            field("freshness_bound", DURATION, "How long a proof that no lock is missing is relied on; 5m by default."),
            field("sessions", SESSIONS, "How sessions of gateways are kept."),
            field("limits", LIMITS, "What callers can use at most."),
            field(
                    "shutdown_grace",
                    DURATION,
                    "How long requests under way have when the server stops; 10s by default."));

    private ServerShape() {}
}
