package dev.portcullis.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.RequestReader;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.locks.Proof;
import dev.portcullis.request.Account;
import dev.portcullis.request.Action;
import dev.portcullis.request.Device;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.source.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    @Test
    void showsTheOperandsThatDecidedAnExpression() {
        Reasoning reasoning = explainNode("""
                spec:
                  allow:
                    logins: [root]
                    node_labels_expression: 'labels["env"] == "prod" && (labels["a"] == "b" || contains(user.spec.traits["team"], "db"))'
                """);

        assertThat(texts(reasoning))
                .containsSubsequence(
                        "✗ allow does not match",
                        "✗ expression labels[\"env\"] == \"prod\" && (labels[\"a\"] == \"b\" || contains(user.spec.traits[\"team\"], \"db\"))",
                        "✗ labels[\"a\"] == \"b\" || contains(user.spec.traits[\"team\"], \"db\")",
                        "✗ labels[\"a\"] == \"b\"; labels[\"a\"] is \"\"",
                        "✗ contains(user.spec.traits[\"team\"], \"db\"); user.spec.traits[\"team\"] is [\"web\", \"ops\"]");
        assertThat(missing(reasoning))
                .containsExactly(
                        "role \"r1\" lacks: expression labels[\"env\"] == \"prod\" && (labels[\"a\"] == \"b\" ||"
                                + " contains(user.spec.traits[\"team\"], \"db\"))");
    }

    @Test
    void pointsAtTheColumnOfTheConditionThatFailed() {
        Reasoning reasoning = explainNode("""
                spec:
                  allow:
                    logins: [root]
                    node_labels: {env: [staging, dev], role: web}
                """);

        SectionReport allow = reasoning.roles().get(0).sections().get(0);
        assertThat(allow.unmet())
                .extracting(step -> step.place().toString())
                .containsExactly("policy.yaml:8:19", "policy.yaml:8:40");
        assertThat(allow.unmet())
                .extracting(Step::text)
                .containsExactly(
                        "label env: wanted \"staging\" or \"dev\", is \"prod\"",
                        "label role: wanted \"web\", is missing");
    }

    @Test
    void fillsInTemplates() {
        Reasoning reasoning = explainNode("""
                spec:
                  allow:
                    logins: ['{{internal.logins}}', '{{external.none}}', 'x-{{external.team}}']
                    node_labels: {env: '{{external.team}}'}
                """);

        assertThat(missing(reasoning))
                .containsExactly("role \"r1\" lacks:"
                        + " label env: wanted {{external.team}} → \"web\" or \"ops\", is \"prod\";"
                        + " login \"root\" is not listed ({{internal.logins}} → ann, {{external.none}} → nothing,"
                        + " x-{{external.team}} → x-web, x-ops)");
    }

    @Test
    void namesTheDenyConditionThatWouldHaveToGo() {
        Reasoning reasoning = explainNode("""
                spec:
                  allow: {logins: [root], node_labels: {'*': '*'}}
                  deny: {logins: [root, adm], node_labels: {env: staging}}
                """);

        assertThat(reasoning.roles().get(0).stance()).isEqualTo(Stance.DENIES);
        assertThat(missing(reasoning)).containsExactly("role \"r1\" denies: login \"root\" is listed (root)");
    }

    @Test
    void saysWhyAConditionCannotBeEvaluated() {
        Reasoning reasoning = explainNode("""
                spec:
                  allow: {logins: [root], node_labels: {'*': '*'}}
                  deny: {node_labels_expression: 'labels['}
                """);

        assertThat(reasoning.roles().get(0).stance()).isEqualTo(Stance.BROKEN);
        assertThat(texts(reasoning)).contains("! expression labels[: the expression is not valid");
        assertThat(missing(reasoning))
                .containsExactly("role \"r1\" denies: expression labels[: the expression is not valid");
    }

    @Test
    void tellsWhatOfALockDoesNotFit() {
        Reasoning reasoning = explain("""
                kind: lock
                version: v2
                metadata: {name: all}
                spec: {target: {user: ann, role: dba}, match: all}
                ---
                kind: lock
                version: v2
                metadata: {name: labels}
                spec: {target: {user: ann, labels: {env: test}}}
                ---
                kind: lock
                version: v2
                metadata: {name: risk}
                spec: {target: {expression: context.risk > 80}}
                ---
                kind: lock
                version: v2
                metadata: {name: later}
                spec: {target: {login: root}, starts: '2026-01-05T10:00:00Z'}
                """, node(List.of()));

        assertThat(texts(reasoning))
                .startsWith(
                        "✓ the lock view is fresh",
                        "✓ no lock in force keeps out any of User:\"ann\", Login:\"root\"",
                        "✗ lock \"all\" names User:\"ann\", but not Role:\"dba\"",
                        "✗ lock \"labels\" names User:\"ann\", but the resource does not have its labels",
                        "✗ lock \"risk\" targets Expression, but its expression does not hold",
                        "! expression context.risk > 80: `context.risk` is missing",
                        "✗ lock \"later\" names Login:\"root\", but not in force before 2026-01-05T10:00:00Z");
    }

    @Test
    void tellsWhetherALockIsStillInForce() {
        Reasoning reasoning = explain("""
                kind: lock
                version: v2
                metadata: {name: over}
                spec: {target: {user: ann, login: root}, expires: '2026-01-05T08:00:00Z', match: any}
                ---
                kind: lock
                version: v2
                metadata: {name: on}
                spec: {target: {login: root}, expires: '2026-01-05T10:00:00Z'}
                ---
                kind: lock
                version: v2
                metadata: {name: other}
                spec: {target: {user: bob}}
                """, node(List.of()));

        assertThat(texts(reasoning))
                .startsWith(
                        "✓ the lock view is fresh",
                        "✗ a lock in force names one of User:\"ann\", Login:\"root\"",
                        "✓ lock \"on\" names Login:\"root\", in force until 2026-01-05T10:00:00Z",
                        "✗ lock \"over\" names User:\"ann\" and Login:\"root\", but expired since 2026-01-05T08:00:00Z");
        assertThat(missing(reasoning)).containsExactly("lock \"on\" is in force: Login:\"root\"");
    }

    @Test
    void listsTheThreeNearestRolesAtMost() {
        String roles = Stream.of("r1", "r2", "r3", "r4")
                .map(name -> role(name, "spec: {allow: {logins: [root], node_labels: {env: " + name + "}}}\n"))
                .reduce("", String::concat);
        Reasoning reasoning = explain(
                roles
                        + role("r5", "spec: {allow: {logins: [adm], node_labels: {env: dev}}}\n")
                        + role("r6", "spec: {allow: {logins: [root]}}\n"),
                node(List.of("r6", "r5", "r4", "r3", "r2", "r1")));

        assertThat(missing(reasoning))
                .containsExactly(
                        "role \"r4\" lacks: label env: wanted \"r4\", is \"prod\"",
                        "role \"r3\" lacks: label env: wanted \"r3\", is \"prod\"",
                        "role \"r2\" lacks: label env: wanted \"r2\", is \"prod\"");
    }

    @Test
    void tellsUnknownRolesApart() {
        Reasoning reasoning = explain("", node(List.of("ghost")));

        assertThat(texts(reasoning)).contains("? role \"ghost\" is not found");
        assertThat(missing(reasoning)).containsExactly("the user lacks: a role that exists");
    }

    @Test
    void tellsWhatAWhereClauseLacks() {
        Reasoning reasoning = explain(
                role("r1", """
                        spec:
                          allow:
                            rules:
                              - resources: [session]
                                verbs: [read, list]
                                where: contains(session.participants, user.metadata.name)
                        """) + role("r2", "spec: {allow: {rules: [{resources: [session], verbs: [create]}]}}\n"),
                Request.call(
                        Subject.User.local("ann", List.of("r2", "r1"), Map.of()),
                        Action.api("session", List.of("read")),
                        NOW));

        assertThat(texts(reasoning))
                .containsSubsequence(
                        "✗ role \"r2\" grants nothing here",
                        "✗ rule: verb \"read\" is not among create",
                        "✗ role \"r1\" grants nothing here",
                        "✗ rule: verb \"read\" is among read, list");
        assertThat(missing(reasoning))
                .containsExactly("role \"r1\" lacks: where contains(session.participants, user.metadata.name);"
                        + " session.participants is [], user.metadata.name is \"ann\"");
    }

    @Test
    void tellsWhichKubernetesEntryFits() {
        Request request = read("""
                {user: ann, roles: [r1], protocol: kube, action: connect, session: new,
                 resource: {kind: kube_cluster, name: k, labels: {}},
                 kube_resource: {kind: pods, namespace: prod, name: web-1, verb: delete}}
                """);
        Reasoning reasoning = explain(role("r1", """
                spec:
                  allow:
                    kubernetes_labels: {'*': '*'}
                    kubernetes_groups: [dev]
                    kubernetes_resources:
                      - {kind: pod, namespace: prod, name: 'web-*', verbs: [get, list]}
                """), request);

        assertThat(texts(reasoning))
                .contains(
                        "✗ kubernetes object delete pods prod/web-1 is not in kubernetes_resources",
                        "✗ entry pod prod/web-*, verbs get, list");
    }

    @Test
    void asksForMoreProof() {
        Reasoning reasoning = explainNode("""
                spec:
                  allow: {logins: [root], node_labels: {'*': '*'}}
                  options: {require_session_mfa: true, device_trust_mode: required}
                """);

        assertThat(reasoning.roles().get(0).stance()).isEqualTo(Stance.DEMANDS);
        assertThat(missing(reasoning))
                .containsExactly("role \"r1\" demands:"
                        + " require_session_mfa: the credential names no MFA device;"
                        + " device_trust_mode: required: the credential proves no trusted device");
    }

    @Test
    void aRuleThatAllowsAClusterIsToldToGiveNoGroups() {
        Catalog catalog = new CatalogReader()
                .read(List.of(new SourceFile("a.rules", "rule \"k\" for kube_cluster allow")))
                .catalog();
        Request request = Request.connect(
                node(List.of()).subject(),
                Protocol.KUBE,
                Resource.of("kube_cluster", "k1", Map.of()),
                Account.NONE,
                NOW);
        Reasoning reasoning =
                ExplainedRequest.of(catalog, Proof.ALWAYS, request).reasoning();
        assertThat(texts(reasoning))
                .contains("✗ no rule allows it: groups and users of Kubernetes are given by roles alone")
                .contains("✓ rule \"k\" applies");
        assertThat(reasoning.decision().allowed()).isFalse();
    }

    private static Reasoning explainNode(String spec) {
        return explain(role("r1", spec), node(List.of("r1")));
    }

    private static String role(String name, String spec) {
        return "---\nkind: role\nmetadata: {name: " + name + "}\nversion: v7\n" + spec;
    }

    private static Request node(List<String> roles) {
        Subject.User user = new Subject.User(
                "ann",
                roles,
                Map.of("team", List.of("web", "ops"), "logins", List.of("ann")),
                "",
                "",
                Device.NONE,
                List.of(),
                List.of(),
                "",
                "");
        return Request.connect(
                user, Protocol.SSH, Resource.of("node", "n", Map.of("env", "prod")), Account.login("root"), NOW);
    }

    private static Request read(String text) {
        YamlNode document = new YamlReader(YamlLimits.POLICY)
                .read(new SourceFile("request.yaml", text))
                .documents()
                .get(0);
        Catalog none = new CatalogReader().read(List.of()).catalog();
        return new RequestReader(NOW, none).read(document).request().orElseThrow();
    }

    private static Reasoning explain(String policy, Request request) {
        Catalog catalog = new CatalogReader()
                .read(List.of(new SourceFile("policy.yaml", policy)))
                .catalog();
        return ExplainedRequest.of(catalog, Proof.ALWAYS, request).reasoning();
    }

    /** All steps from top to bottom, each with its mark. */
    private static List<String> texts(Reasoning reasoning) {
        return Stream.concat(
                        reasoning.checks().stream().map(Check::step),
                        reasoning.roles().stream().map(RoleReport::step))
                .flatMap(ExplainerTest::texts)
                .toList();
    }

    private static Stream<String> texts(Step step) {
        String mark = switch (step.outcome()) {
            case HELD -> "✓ ";
            case FAILED -> "✗ ";
            case ERROR -> "! ";
            case UNKNOWN -> "? ";
        };
        return Stream.concat(
                Stream.of(mark + step.text()), step.children().stream().flatMap(ExplainerTest::texts));
    }

    private static List<String> missing(Reasoning reasoning) {
        return reasoning.missing().stream().map(Shortfall::text).toList();
    }
}
