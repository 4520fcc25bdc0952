package dev.portcullis.server.config;

import static dev.portcullis.catalog.Shapes.DURATION;
import static dev.portcullis.catalog.Shapes.FLAG;
import static dev.portcullis.catalog.Shapes.LABELS;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TEXTS;
import static dev.portcullis.catalog.Shapes.WHOLE;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.keyword;
import static dev.portcullis.catalog.Shapes.strict;

import dev.portcullis.catalog.Shape;
import dev.portcullis.server.caller.TlsShape;
import dev.portcullis.server.forwardauth.ForwardAuthReader;

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
            field("lease", DURATION, "How long a session runs that its gateway does not renew; 30s by default."),
            field("most", WHOLE, "Most sessions at once, half of them of one caller; 100000 by default."));

    private static final Shape AUTHZEN = strict(
            "authzen",
            field("identifier", TEXT, "What the decision point is called, as a web address."),
            field("subject_types", TEXTS, "Types of subject that are users; user and identity by default."),
            field("actions", TEXTS, "Actions that a search tries, beside those that rules name."));

    private static final Shape EXT_AUTHZ =
            strict("ext_authz", field("mapping", TEXT, "File that says what of a request is what."));

    private static final Shape LOGS = strict(
            "logs",
            field("format", keyword("text", "json"), "How the server's own log looks; text by default."),
            field("level", keyword("error", "warn", "info", "debug"), "How much it says; info by default."),
            field("decisions", TEXT, "File for one line about each decision."),
            field("audit", TEXT, "File for one line about each act of administration; audit.jsonl by default."),
            field("mask", TEXTS, "Values to leave out of the log of decisions, for example context.*."));

    private static final Shape TRACING = strict(
            "tracing",
            field("endpoint", TEXT, "Address of a collector that takes OTLP over HTTP."),
            field("percent", WHOLE, "How many of the traces that begin here are sent; 100 by default."),
            field("service", TEXT, "What the server is called in traces; portcullis by default."),
            field("headers", LABELS, "Headers that are sent along; each names the file with its value."));

    /** The configuration file. */
    public static final Shape.Struct SHAPE = strict(
            "the configuration",
            field("listen", TEXT, "Where to listen, HOST:PORT; 127.0.0.1:7171 by default."),
            field(
                    "store",
                    TEXT,
                    "The store: sqlite:FILE, etcd:FILE, etcd:URL,URL, or dir:FOLDER to read files as a store."),
            field("policy", TEXTS, "Files and folders with a policy beside the one in the store."),
            field("freshness_bound", DURATION, "How long a proof that no lock is missing is relied on; 5m by default."),
            field("lock_only", FLAG, "Whether gateways are refused for locks and by rules alone; false by default."),
            field("sessions", SESSIONS, "How sessions of gateways are kept."),
            field("limits", LIMITS, "What callers can use at most."),
            field("callers", TEXT, "File of those who may call; callers.yaml by default."),
            field("authzen", AUTHZEN, "OpenID AuthZEN."),
            field("ext_authz", EXT_AUTHZ, "Envoy's external authorization."),
            field("tls", TlsShape.SHAPE, "How TLS is spoken; without it, only on this machine."),
            field("forward_auth", ForwardAuthReader.SHAPE, "Where and how gateways ask about requests of HTTP."),
            field("logs", LOGS, "What is written down."),
            field("tracing", TRACING, "Where traces are sent."),
            field(
                    "shutdown_grace",
                    DURATION,
                    "How long requests under way have when the server stops; 10s by default."));

    private ServerShape() {}
}
