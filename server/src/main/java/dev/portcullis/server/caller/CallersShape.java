package dev.portcullis.server.caller;

import static dev.portcullis.catalog.Shapes.DURATION;
import static dev.portcullis.catalog.Shapes.LABELS;
import static dev.portcullis.catalog.Shapes.SELECTOR;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TEXTS;
import static dev.portcullis.catalog.Shapes.TIMESTAMP;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.required;
import static dev.portcullis.catalog.Shapes.strict;

import dev.portcullis.catalog.Shape;

/** What a callers file may hold. */
public final class CallersShape {
    private static final Shape.Field NAME = required("name", TEXT, "What logs and audit call the caller.");
    private static final Shape.Field RIGHTS = field(
            "rights",
            TEXTS,
            "What it may do: ask, assert_subjects, assert_sessions, set_now, watch. Default: nothing.");
    private static final Shape.Field USER =
            field("user", TEXT, "The user of the policy as whom it administers, with the roles of that user.");
    private static final Shape.Field ROLES =
            field("roles", TEXTS, "Roles of its own that it administers with, under its own name.");

    private static final Shape TOKEN = strict(
            "a token",
            NAME,
            required("id", TEXT, "What the token is found by; no secret."),
            required("hash", TEXT, "Salted hash of the secret of the token."),
            RIGHTS,
            USER,
            ROLES,
            field("created", TIMESTAMP, "When the token was made."),
            field("expires", TIMESTAMP, "When the token ends. Default: never."));

    private static final Shape CLAIMS = strict(
            "the claims",
            field("name", TEXT, "The claim that is the name of the caller; sub by default."),
            field("user", TEXT, "The claim that is the user as whom it administers. Default: it may not."),
            field("roles", TEXT, "The claim with the roles of that user. Default: those that the policy has."),
            field("traits", LABELS, "For each trait of that user the claim that it is in; only with roles."),
            field("rights", TEXT, "The claim whose values are looked up in rights_by_value."));

    private static final Shape ISSUER = strict(
            "an issuer",
            required("issuer", TEXT, "The claim iss of its tokens, exactly."),
            required("audience", TEXTS, "The claim aud must be one of these, or hold one of them."),
            field("keys", TEXT, "Its public keys as a JWKS: a file, or an https: URL."),
            field("ca", TEXT, "File with certificates (PEM) that are trusted for that URL. Default: those of Java."),
            field(
                    "secret_file",
                    TEXT,
                    "In place of keys: a file with a secret of at least 32 bytes, for HS256 and kin."),
            field("algorithms", TEXTS, "How it signs. Default: RS256, PS256 and ES256; HS256 with a secret."),
            field("clock_skew", DURATION, "How far clocks may be apart; 30s by default, 5m at most."),
            field("longest_life", DURATION, "Longest time from issue to end of a token; 24h by default."),
            field("refresh", DURATION, "How often its keys are read anew; 5m by default."),
            field("prefix", TEXT, "Stands before the names of its callers. Default: nothing."),
            field("claims", CLAIMS, "Which claim says what."),
            field("rights", TEXTS, "What each of its callers may do."),
            field("rights_by_value", SELECTOR, "Further rights for values of the claim that claims.rights names."));

    private static final Shape CERTIFICATE = strict(
            "a certificate",
            NAME,
            field("uri", TEXT, "A URI among the alternative names, for example an identity of SPIFFE."),
            field("dns", TEXT, "A DNS name among the alternative names."),
            field("subject", TEXT, "The distinguished name of the subject."),
            RIGHTS,
            USER,
            ROLES);

    /** The callers file. */
    public static final Shape.Struct SHAPE = strict(
            "the callers file",
            field("tokens", new Shape.ListOf(TOKEN), "Callers with a token of ours; `portcullis token` keeps them."),
            field("issuers", new Shape.ListOf(ISSUER), "Whose JWTs are taken."),
            field("certificates", new Shape.ListOf(CERTIFICATE), "Callers with a certificate."));

    private CallersShape() {}
}
