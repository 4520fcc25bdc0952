package dev.portcullis.server.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.server.caller.Right;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a question can say, what of it is believed, and what the answer tells. */
@Timeout(60)
class AuthZenEdgeTest {
    private static final String PATH = "/access/v1/evaluation";
    private static final String POLICY = """
            {kind: role, version: v7, metadata: {name: dev}, spec: {
              allow: {node_labels: {env: dev}, logins: [ann]}, options: {client_idle_timeout: 30m}}}
            ---
            {kind: role, version: v7, metadata: {name: ops}, spec: {
              allow: {node_labels: {'*': '*'}, logins: [root]}}}
            ---
            {kind: role, version: v7, metadata: {name: careful}, spec: {
              options: {require_session_mfa: true}, allow: {node_labels: {'*': '*'}, logins: [root]}}}
            ---
            {kind: user, version: v2, metadata: {name: ann}, spec: {roles: [dev], traits: {team: [a]}}}
            ---
            {kind: user, version: v2, metadata: {name: mal}, spec: {roles: [dev]}}
            ---
            {kind: resource, version: v1, metadata: {name: n1, labels: {env: dev}}, spec: {kind: node}}
            ---
            {kind: resource, version: v1, metadata: {name: n2, labels: {env: prod}}, spec: {
              kind: node, properties: {zone: b}}}
            ---
            {kind: lock, version: v2, metadata: {name: l1}, spec: {target: {user: mal}, message: Call us.}}
            """;
    private static final String RULES = """
            rule "team a works in zone b" for page on open
              when contains(user.traits["team"], "a") and resource.properties.zone == "b" allow
            rule "from the office" for desk when client.address in cidr("10.0.0.0/8") allow
            rule "with a word" for door when context.word == "sesame" allow
            rule "only early" for hatch when now.hour < 10 allow
            rule "root only" for safe when login == "root" and db_user == "u" and db_name == "d" allow
            rule "closed" for gate terminate "The gate is closed."
            rule "anybody" for park allow
            """.replace("now.hour", "now.at(\"UTC\").hour");

    private final AuthZenServer server = AuthZenServer.of(POLICY, RULES);

    @AfterEach
    void stop() {
        server.close();
    }

    private Reply ask(String subject, String action, String resource, String more) {
        return server.post(
                PATH,
                "{\"subject\": {\"type\": \"user\", " + subject + "}, \"action\": {" + action + "}, \"resource\": {"
                        + resource + "}" + more + "}");
    }

    private Reply connect(String subject, String node) {
        return ask(
                subject,
                "\"name\": \"connect\"",
                "\"type\": \"node\", " + node,
                ", \"context\": {\"portcullis\": {\"login\": \"ann\"}}");
    }

    private Reply about(String kind, String more) {
        return ask("\"id\": \"ann\"", "\"name\": \"use\"", "\"type\": \"" + kind + "\", \"id\": \"x\"", more);
    }

    private static List<String> warnings(Reply reply) {
        return reply.context().get("warnings").values().stream()
                .map(JsonNode::stringValue)
                .toList();
    }

    @Test
    void goesByTheStoredUserAndTheStoredLabels() {
        Reply allowed = connect("\"id\": \"ann\"", "\"id\": \"n1\"");

        assertThat(allowed.decision()).isTrue();
        assertThat(allowed.context().get("reason").stringValue()).isEqualTo("granted");
        assertThat(allowed.context().at("/obligations/client_idle_timeout").stringValue())
                .isEqualTo("30m");
        assertThat(connect("\"id\": \"ann\"", "\"id\": \"n2\"").decision()).isFalse();
        assertThat(connect("\"id\": \"ann\"", "\"id\": \"n3\"").decision()).isFalse();
        assertThat(connect("\"id\": \"bob\"", "\"id\": \"n1\"").decision()).isFalse();
    }

    @Test
    void believesRolesOnlyOfACallerThatMayAssertThem() {
        String question = "\"id\": \"ann\", \"properties\": {\"roles\": [\"ops\"]}";
        String login = ", \"context\": {\"portcullis\": {\"login\": \"root\"}}";
        String node = "\"type\": \"node\", \"id\": \"n2\"";

        assertThat(ask(question, "\"name\": \"connect\"", node, login).decision())
                .isTrue();
        server.callerHas(Right.ASK);
        Reply ignored = ask(question, "\"name\": \"connect\"", node, login);

        assertThat(ignored.decision()).isFalse();
        assertThat(warnings(ignored))
                .containsExactly(
                        "what the caller says about the subject is ignored: it has no right to assert subjects");
    }

    @Test
    void believesLabelsOnlyOfACallerThatMayAssertThem() {
        String node = "\"id\": \"n2\", \"properties\": {\"labels\": {\"env\": \"dev\"}}";

        assertThat(connect("\"id\": \"ann\"", node).decision()).isTrue();
        server.callerHas(Right.ASK);
        Reply ignored = connect("\"id\": \"ann\"", node);

        assertThat(ignored.decision()).isFalse();
        assertThat(warnings(ignored))
                .containsExactly("`resource.properties.labels` is ignored: the caller has no right to assert subjects");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"zone\": \"b\" |                                  | true",
                "\"zone\": \"c\" |                                  | false",
                "\"zone\": \"b\" | \"team\": \"b\"                  | false",
                "\"zone\": \"b\" | \"team\": [\"b\", \"a\"]         | true",
                "\"zone\": \"b\" | \"traits\": {}                   | false",
                "\"zone\": \"b\" | \"traits\": {\"team\": \"a\"}    | true",
                "\"zone\": \"b\" | \"team\": {\"a\": 1}             | true"
            })
    void otherPropertiesOfASubjectAreTraits(String zone, String properties, boolean expected) {
        String subject = properties == null ? "" : ", \"properties\": {" + properties + "}";

        assertThat(ask(
                                "\"id\": \"ann\"" + subject,
                                "\"name\": \"open\"",
                                "\"type\": \"page\", \"id\": \"p\", \"properties\": {" + zone + "}",
                                "")
                        .decision())
                .isEqualTo(expected);
    }

    @Test
    void saysThatAPropertyCannotBeATrait() {
        assertThat(warnings(ask(
                        "\"id\": \"ann\", \"properties\": {\"team\": {\"a\": 1}}",
                        "\"name\": \"open\"",
                        "\"type\": \"page\", \"id\": \"p\"",
                        "")))
                .containsExactly(
                        "`subject.properties.team` is ignored: only strings, numbers, booleans and arrays of them"
                                + " are traits");
    }

    @Test
    void aSubjectThatIsNoUserIsAllowedNothing() {
        String question = "{\"subject\": {\"type\": \"%s\", \"id\": \"ann\"}, \"action\": {\"name\": \"walk\"},"
                + " \"resource\": {\"type\": \"park\", \"id\": \"p\"}}";

        assertThat(server.post(PATH, question.formatted("user")).decision()).isTrue();
        assertThat(server.post(PATH, question.formatted("identity")).decision()).isTrue();
        Reply stranger = server.post(PATH, question.formatted("service"));

        assertThat(stranger.decision()).isFalse();
        assertThat(stranger.context().get("message").stringValue())
                .isEqualTo("subjects of type `service` are not known here");
        assertThat(server.decided()).extracting(Decision::allowed).containsExactly(true, true, false);
    }

    @Test
    void takesTheAddressFromTheSubjectOrFromTheClient() {
        String office = ", \"context\": {\"portcullis\": {\"client\": {\"address\": \"10.1.2.3\"}}}";

        assertThat(about("desk", "").decision()).isFalse();
        assertThat(about("desk", office).decision()).isTrue();
        assertThat(ask(
                                "\"id\": \"ann\", \"properties\": {\"ip_address\": \"10.0.0.1\"}",
                                "\"name\": \"use\"",
                                "\"type\": \"desk\", \"id\": \"x\"",
                                "")
                        .decision())
                .isTrue();
    }

    @Test
    void handsContextAndAccountsOn() {
        assertThat(about("door", ", \"context\": {\"word\": \"sesame\"}").decision())
                .isTrue();
        assertThat(about("door", ", \"context\": {\"word\": \"please\"}").decision())
                .isFalse();
        assertThat(about(
                                "safe",
                                ", \"context\": {\"portcullis\":"
                                        + " {\"login\": \"root\", \"db_user\": \"u\", \"db_name\": \"d\"}}")
                        .decision())
                .isTrue();
    }

    @Test
    void onlyACallerWithTheRightSaysWhatTimeItIs() {
        String later = ", \"context\": {\"portcullis\": {\"now\": \"2026-01-05T11:00:00+00:00\"}}";

        assertThat(about("hatch", "").decision()).isTrue();
        assertThat(about("hatch", later).decision()).isFalse();
        server.callerHas(Right.ASK, Right.ASSERT_SUBJECTS);

        assertThat(about("hatch", later).status()).isEqualTo(403);
    }

    @Test
    void refusesACallerThatMayNotAsk() {
        server.callerHas(Right.WATCH);

        assertThat(about("park", "").status()).isEqualTo(403);
        assertThat(server.post("/access/v1/search/subject", "{}").status()).isEqualTo(403);
        assertThat(server.decided()).isEmpty();
    }

    @Test
    void aLockTellsWhyAndEndsSessions() {
        Reply locked = connect("\"id\": \"mal\"", "\"id\": \"n1\"");

        assertThat(locked.decision()).isFalse();
        assertThat(locked.context().get("reason").stringValue()).isEqualTo("locked");
        assertThat(locked.context().get("message").stringValue()).contains("Call us.");
        assertThat(locked.context().get("admin_message").stringValue()).startsWith("lock \"l1\" at policy.yaml:");
        assertThat(locked.context().at("/decided_by/file").stringValue()).isEqualTo("policy.yaml");
        assertThat(locked.context().get("lock_revision").longValue()).isEqualTo(7);
        assertThat(locked.context().get("generation").longValue()).isEqualTo(1);
        assertThat(locked.context().at("/obligations/session_termination").stringValue())
                .contains("Call us.");
    }

    @Test
    void aTerminateRuleEndsSessionsAndADenialDoesNot() {
        Reply closed = about("gate", "");
        Reply nothing = about("nowhere", "");

        assertThat(closed.decision()).isFalse();
        assertThat(closed.context().at("/obligations/session_termination").stringValue())
                .isEqualTo("The gate is closed.");
        assertThat(nothing.decision()).isFalse();
        assertThat(nothing.context().get("obligations").size()).isZero();
    }

    @Test
    void missingMultiFactorAuthenticationIsAStepUp() {
        String careful = "\"id\": \"ann\", \"properties\": {\"roles\": [\"careful\"]%s}";
        String login = ", \"context\": {\"portcullis\": {\"login\": \"root\"}}";
        String node = "\"type\": \"node\", \"id\": \"n1\"";

        Reply without = ask(careful.formatted(""), "\"name\": \"connect\"", node, login);
        Reply with = ask(
                careful.formatted(", \"mfa_device\": \"m\", \"auth_time\": 1767600000"),
                "\"name\": \"connect\"",
                node,
                login);

        assertThat(without.decision()).isFalse();
        assertThat(without.context().at("/obligations/step_up").stringValue()).isEqualTo("mfa");
        assertThat(with.decision()).isTrue();
        assertThat(with.context().at("/obligations").has("step_up")).isFalse();
    }

    @Test
    void waitsForARevisionAndDeniesWhenItDoesNotCome() {
        String epoch = server.engine().locks().token().epoch();
        String wait = ", \"context\": {\"portcullis\": {\"min_revision\": \"" + epoch + ":%s\", \"timeout\": \"%s\"}}";

        assertThat(about("park", wait.formatted(7, "0s")).decision()).isTrue();
        Reply late = about("park", wait.formatted(8, "50ms"));
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> about("park", wait.formatted(9, "10s")));
        server.engine().use(LockView.of(List.of(), 9, Proof.ALWAYS));

        assertThat(late.decision()).isFalse();
        assertThat(late.context().get("reason").stringValue()).isEqualTo("revision_not_reached");
        assertThat(waiting.orTimeout(20, TimeUnit.SECONDS).join().decision()).isTrue();
        assertThat(server.engine().locks().token()).isEqualTo(new StoreToken(epoch, 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "HEAD"})
    void refusesOtherMethods(String method) {
        for (String path : List.of(PATH, "/access/v1/evaluations", "/access/v1/search/action")) {
            Reply reply = server.send(server.request(path)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString("{}")));

            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("Allow")).isEqualTo("POST");
        }
    }

    @Test
    void tellsWhatIsWrongInOneClause() {
        Reply reply = server.post(PATH, "{\"subject\": {\"type\": \"user\", \"id\": 7}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.response().body()).contains("`subject.id` is no string");
    }
}
