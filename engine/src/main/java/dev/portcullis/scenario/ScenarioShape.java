package dev.portcullis.scenario;

import static dev.portcullis.catalog.Shapes.ANYTHING;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TEXTS;
import static dev.portcullis.catalog.Shapes.TEXT_LIST;
import static dev.portcullis.catalog.Shapes.TIMESTAMP;
import static dev.portcullis.catalog.Shapes.choice;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.required;
import static dev.portcullis.catalog.Shapes.strict;

import dev.portcullis.catalog.ClusterShapes;
import dev.portcullis.catalog.Shape.ListOf;
import dev.portcullis.catalog.Shape.MapOf;
import dev.portcullis.catalog.Shape.Struct;

/** What a file of test cases may say. Names that are not known are errors: a typo must not make a test pass. */
public final class ScenarioShape {
    private static final Struct GIVEN = strict(
            "what is given",
            field("cluster_name", TEXT, "Name of the cluster that decides."),
            field("now", TIMESTAMP, "When the request is made."),
            field("lock_view", choice("fresh", "stale"), "Whether the view of the locks is out of date."),
            field("role_map", ClusterShapes.ROLE_MAP, "What roles of another cluster's users mean here."),
            field(
                    "resources",
                    new ListOf(ANYTHING),
                    "Roles, users, locks and settings, on top of those of the policy."),
            field("rules", TEXT, "Rules, written as in a file of rules, on top of those of the policy."),
            field("policy", TEXTS, "Files and folders of a policy, relative to the case file."));

    private static final Struct EXPECT = strict(
            "an expectation",
            required("decision", choice("allow", "deny", "terminate", "invalid"), "What is decided."),
            field(
                    "by",
                    choice("lock", "stale", "rbac", "mfa", "device", "validation", "rule", "revision"),
                    "What kind of check decides."),
            field("rule", TEXT, "Name of the rule that decides."),
            field("message", TEXT, "What users are told."),
            field("lock", TEXT, "Name of the lock that is reported."),
            field("lock_any_of", TEXT_LIST, "Names of locks of which any may be reported."),
            field(
                    "options",
                    new MapOf(ANYTHING),
                    "Effective values of role options; nothing for those that are not said."),
            field("obligations", new MapOf(ANYTHING), "What the gateway must see to; nothing for what it need not."),
            field("warnings", TEXTS, "All that the caller should look into."),
            field("missing", TEXTS, "Words of what an explanation names as missing."));

    /** One case; its request is checked by the reader of requests. */
    public static final Struct CASE = strict(
            "a case",
            field("id", TEXT, "A short name, unique in the file."),
            field("name", TEXT, "A name, unique in the file where there is no id."),
            field("area", TEXT, "What it is about."),
            field("title", TEXT, "What it shows, in one line."),
            field("source", ANYTHING, "Where the expected value can be looked up."),
            field("given", GIVEN, "What is known."),
            required("request", ANYTHING, "The question."),
            required("expect", EXPECT, "The right answer."));

    /** A file whose cases share what is given. */
    public static final Struct FILE = strict(
            "a case file",
            field("given", GIVEN, "What all cases share."),
            field("cases", new ListOf(ANYTHING), "The cases."));

    private ScenarioShape() {}
}
