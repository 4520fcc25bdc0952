package dev.portcullis.catalog;

import static dev.portcullis.catalog.Shapes.DURATION;
import static dev.portcullis.catalog.Shapes.SELECTOR;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TEXTS;
import static dev.portcullis.catalog.Shapes.TEXT_LIST;
import static dev.portcullis.catalog.Shapes.WHOLE;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.required;
import static dev.portcullis.catalog.Shapes.struct;
import static dev.portcullis.catalog.Shapes.structs;
import static dev.portcullis.catalog.Shapes.unused;
import static dev.portcullis.catalog.Shapes.word;

import dev.portcullis.catalog.Shape.Field;
import dev.portcullis.catalog.Shape.Struct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the allow or the deny half of a role may say. */
final class RoleSectionShape {
    private static final String EXPRESSION = "_expression";
    private static final String LABELS_DOC = "Labels that a resource must have.";
    private static final String EXPRESSION_DOC = "A condition over labels and traits.";

    private static final Shape CLAIMS = structs(
            "a mapping of claims",
            field("claim", TEXT, "Name of a trait."),
            field("value", TEXT, "Pattern over its values."),
            field("roles", TEXT_LIST, "Roles that follow."));

    private static final Shape RULES = structs(
            "a rule",
            required("resources", TEXT_LIST, "Kinds of resource, `*` for all."),
            required("verbs", TEXT_LIST, "Rights, `*` for all."),
            field("where", TEXT, "A condition that must hold."),
            field("actions", TEXT_LIST, "What is done on a match."));

    private static final Shape KUBERNETES = structs(
            "a Kubernetes resource",
            field("kind", TEXT, "Kind of object, `*` for all."),
            field("api_group", TEXT, "API group, from version v8 on."),
            field("namespace", TEXT, "Pattern over namespaces."),
            field("name", TEXT, "Pattern over names."),
            field("verbs", TEXT_LIST, "Rights, `*` alone for all."));

    private static final Struct IMPERSONATE = struct(
            "impersonation",
            field("users", TEXT_LIST, "Users that may be impersonated."),
            field("roles", TEXT_LIST, "Roles that may be taken."),
            field("where", TEXT, "A condition that must hold."));

    private static final Struct REQUEST = struct(
            "access request conditions",
            field("annotations", SELECTOR, "What requests carry along."),
            field("claims_to_roles", CLAIMS, "Roles that follow from traits."),
            field("kubernetes_resources", KUBERNETES, "Kinds that may be requested."),
            field("max_duration", DURATION, "Longest access that may be requested."),
            field(
                    "reason",
                    struct(
                            "a reason",
                            field("mode", word("optional", "required"), "Whether it is demanded."),
                            field("prompt", TEXT, "What is asked.")),
                    "Whether a reason is demanded."),
            field("roles", TEXT_LIST, "Roles that may be requested."),
            field("search_as_roles", TEXT_LIST, "Roles to search resources with."),
            field("suggested_reviewers", TEXT_LIST, "Who is proposed as a reviewer."),
            field(
                    "thresholds",
                    structs(
                            "a threshold",
                            field("approve", WHOLE, "Approvals needed."),
                            field("deny", WHOLE, "Denials needed."),
                            field("filter", TEXT, "Which reviews count."),
                            field("name", TEXT, "Name of the threshold.")),
                    "How many reviews are needed."));

    private static final Struct REVIEW = struct(
            "review conditions",
            field("claims_to_roles", CLAIMS, "Roles that follow from traits."),
            field("preview_as_roles", TEXT_LIST, "Roles to look at resources with."),
            field("roles", TEXT_LIST, "Roles whose requests may be reviewed."),
            field("submit_for_users", TEXT_LIST, "Users in whose name a plugin reviews."),
            field("where", TEXT, "A condition that must hold."));

    private static final Shape REQUIRE_JOIN = structs(
            "a condition on participants",
            field("count", WHOLE, "How many are needed."),
            field("filter", TEXT, "Who counts."),
            field("kinds", TEXT_LIST, "Kinds of session."),
            field("modes", TEXT_LIST, "How they take part."),
            field("name", TEXT, "Name of the condition."),
            field("on_leave", word("terminate", "pause"), "What happens when they leave."));

    private static final Shape JOIN = structs(
            "a right to join",
            field("kinds", TEXT_LIST, "Kinds of session."),
            field("modes", TEXT_LIST, "How to take part."),
            field("name", TEXT, "Name of the right."),
            field("roles", TEXT_LIST, "Whose sessions."));

    private static final List<Field> RIGHTS = List.of(
            unused(
                    "account_assignments",
                    structs(
                            "an account assignment",
                            field("account", TEXT, "Account."),
                            field("name", TEXT, "Name for people."),
                            field("permission_set", TEXT, "Set of permissions.")),
                    "Accounts of AWS Identity Center."),
            unused("aws_role_arns", TEXT_LIST, "Roles of AWS."),
            unused("azure_identities", TEXT_LIST, "Identities of Azure."),
            field("db_names", TEXT_LIST, "Databases, `*` for all."),
            unused(
                    "db_permissions",
                    structs(
                            "a database permission",
                            field("match", SELECTOR, "Labels of database objects."),
                            field("permissions", TEXTS, "What is granted on them.")),
                    "Permissions of database users."),
            unused("db_roles", TEXT_LIST, "Roles inside databases."),
            field("db_users", TEXT_LIST, "Database accounts, `*` for all."),
            unused("desktop_groups", TEXT_LIST, "Groups of desktop users that are made."),
            unused("gcp_service_accounts", TEXT_LIST, "Service accounts of Google Cloud."),
            unused(
                    "github_permissions",
                    structs("GitHub permissions", field("orgs", TEXT_LIST, "Organisations.")),
                    "Access to GitHub."),
            unused("host_groups", TEXT_LIST, "Groups of host users that are made."),
            unused("host_sudoers", TEXT_LIST, "Lines of sudoers for host users that are made."),
            unused("impersonate", IMPERSONATE, "Who may be impersonated."),
            unused("join_sessions", JOIN, "Whose sessions may be joined."),
            field("kubernetes_groups", TEXT_LIST, "Kubernetes groups."),
            field("kubernetes_resources", KUBERNETES, "Objects inside Kubernetes clusters."),
            field("kubernetes_users", TEXT_LIST, "Kubernetes users."),
            field("linux_desktop_logins", TEXT_LIST, "Logins of Linux desktops."),
            field("logins", TEXT_LIST, "Logins of operating systems."),
            unused("mcp", struct("tools", field("tools", TEXT_LIST, "Names of tools.")), "Tools of MCP servers."),
            field("namespaces", TEXT_LIST, "Only `default` and `*` have a meaning."),
            unused("request", REQUEST, "What access may be requested."),
            unused("require_session_join", REQUIRE_JOIN, "Who must take part in a session."),
            unused("review_requests", REVIEW, "What requests may be reviewed."),
            field("rules", RULES, "Calls of the Auth API."),
            unused(
                    "spiffe",
                    structs(
                            "a SPIFFE identity",
                            field("dns_sans", TEXT_LIST, "DNS names."),
                            field("ip_sans", TEXT_LIST, "Addresses."),
                            field("path", TEXT, "Path of the identity.")),
                    "SPIFFE identities."),
            field("windows_desktop_logins", TEXT_LIST, "Logins of Windows desktops."));

    /** Fields that pick resources by their labels; each has a companion that does it with an expression. */
    private static final List<String> LABELS = List.of(
            "app_labels",
            "cluster_labels",
            "db_labels",
            "db_service_labels",
            "group_labels",
            "kubernetes_labels",
            "linux_desktop_labels",
            "node_labels",
            "windows_desktop_labels");

    /** The same for what is reached through other parts of Teleport only. */
    private static final List<String> UNUSED_LABELS = List.of("beam_labels", "workload_identity_labels");

    /** One half of a role. */
    static final Struct SHAPE = struct("a role section", fields());

    private RoleSectionShape() {}

    private static Field[] fields() {
        List<Field> fields = new ArrayList<>(RIGHTS);
        for (String labels : LABELS) {
            fields.add(field(labels, SELECTOR, LABELS_DOC));
            fields.add(field(labels + EXPRESSION, TEXT, EXPRESSION_DOC));
        }
        for (String labels : UNUSED_LABELS) {
            fields.add(unused(labels, SELECTOR, LABELS_DOC));
            fields.add(unused(labels + EXPRESSION, TEXT, EXPRESSION_DOC));
        }
        fields.sort(Comparator.comparing(Field::name));
        return fields.toArray(Field[]::new);
    }
}
