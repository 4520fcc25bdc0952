package dev.portcullis.server.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The certification of AuthZEN, level Basic: each test carries the number that the scenario gives it. */
@Timeout(60)
class CertificationBasicTest {
    private static final String PATH = "/access/v1/evaluation";
    private static final String ALICE_READS = """
            {"subject": {"type": "user", "id": "alice"}, "action": {"name": "read"},
             "resource": {"type": "record", "id": "record-1"}%s}""";

    private static ServedPolicy server;

    @BeforeAll
    static void start() {
        server = new ServedPolicy(Path.of("../examples/authzen-certification/policy"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static boolean decision(String body) {
        return server.post(PATH, body).decision();
    }

    private static String question(String subject, String action, String resource) {
        return "{\"subject\": {\"type\": \"user\", \"id\": " + subject + "}, \"action\": {\"name\": " + action
                + "}, \"resource\": {\"type\": \"record\", \"id\": " + resource + "}}";
    }

    @ParameterizedTest(name = "{0} may {1} record-1: {2}")
    @CsvSource({"alice, read, true", "alice, write, true", "bob, read, true", "bob, write, false"})
    @DisplayName("c-1-4 rules 1 to 4")
    void decidesByIdentifiersAlone(String subject, String action, boolean expected) {
        assertThat(decision(question('"' + subject + '"', '"' + action + '"', "\"record-1\"")))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("c-2-2-1")
    void permits() {
        assertThat(decision(ALICE_READS.formatted(""))).isTrue();
    }

    @Test
    @DisplayName("c-2-2-2")
    void denies() {
        assertThat(decision(question("\"bob\"", "\"write\"", "\"record-1\""))).isFalse();
    }

    @Test
    @DisplayName("c-2-2-3")
    void takesAContext() {
        assertThat(decision(ALICE_READS.formatted(
                        ", \"context\": {\"time\": \"2025-06-27T18:03-07:00\", \"ip\": \"192.168.1.1\"}")))
                .isTrue();
    }

    @Test
    @DisplayName("c-2-2-4")
    void deniesByAPropertyOfTheResource() {
        assertThat(decision(
                        question("\"alice\"", "\"write\"", "\"record-2\", \"properties\": {\"status\": \"archived\"}")))
                .isFalse();
    }

    @Test
    @DisplayName("c-2-2-5")
    void permitsByAPropertyOfTheSubject() {
        assertThat(decision(question(
                        "\"bob\", \"properties\": {\"role\": \"admin\"}",
                        "\"write\"",
                        "\"record-2\", \"properties\": {\"status\": \"archived\"}")))
                .isTrue();
    }

    @Test
    @DisplayName("c-2-2-6")
    void permitsByAPropertyOfTheAction() {
        assertThat(decision(question("\"alice\"", "\"delete\", \"properties\": {\"soft\": true}", "\"record-1\"")))
                .isTrue();
    }

    @Test
    @DisplayName("c-2-2-7")
    void deniesByAPropertyOfTheAction() {
        assertThat(decision(question("\"alice\"", "\"delete\", \"properties\": {\"soft\": false}", "\"record-1\"")))
                .isFalse();
    }

    @Test
    @DisplayName("c-2-2-8")
    void takesPropertiesThatNothingAsksFor() {
        assertThat(decision(question(
                        "\"alice\", \"properties\": {\"department\": \"Sales\", \"role\": \"manager\"}",
                        "\"read\", \"properties\": {\"method\": \"GET\"}",
                        "\"record-1\", \"properties\": {\"status\": \"active\", \"owner\": \"bob\"}")))
                .isTrue();
    }

    @Test
    @DisplayName("c-2-2-9")
    void ignoresFieldsThatItDoesNotKnow() {
        assertThat(decision(ALICE_READS.formatted(", \"foo\": \"bar\", \"futureField\": {\"nested\": true}")))
                .isTrue();
    }

    @Test
    @DisplayName("c-2-3-1, c-2-3-2, c-5")
    void answersWithADecisionAndAContext() {
        Reply reply = server.post(PATH, ALICE_READS.formatted(""));

        assertThat(reply.json().get("decision").isBoolean()).isTrue();
        assertThat(reply.context().isObject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\": {\"name\": \"read\"}, \"resource\": {\"type\": \"record\", \"id\": \"record-1\"}}",
                "{\"subject\": {\"type\": \"user\", \"id\": \"alice\"}, \"resource\": {\"type\": \"record\", \"id\": \"r\"}}",
                "{\"subject\": {\"type\": \"user\", \"id\": \"alice\"}, \"action\": {\"name\": \"read\"}}"
            })
    @DisplayName("c-2-4-1")
    void refusesAQuestionWithoutOneOfItsEntities(String body) {
        assertThat(server.post(PATH, body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": \"alice\"} | {\"name\": \"read\"} | {\"type\": \"record\", \"id\": \"record-1\"}",
                "{\"type\": \"user\"} | {\"name\": \"read\"} | {\"type\": \"record\", \"id\": \"record-1\"}",
                "{\"type\": \"user\", \"id\": \"alice\"} | {} | {\"type\": \"record\", \"id\": \"record-1\"}",
                "{\"type\": \"user\", \"id\": \"alice\"} | {\"name\": \"read\"} | {\"id\": \"record-1\"}",
                "{\"type\": \"user\", \"id\": \"alice\"} | {\"name\": \"read\"} | {\"type\": \"record\"}"
            })
    @DisplayName("c-2-4-2")
    void refusesAnEntityWithoutWhatIdentifiesIt(String subject, String action, String resource) {
        Reply reply = server.post(
                PATH, "{\"subject\": " + subject + ", \"action\": " + action + ", \"resource\": " + resource + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.response().body()).contains("is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/jsonx", "application/xml", "application/x-www-form-urlencoded"})
    @DisplayName("c-2-4-3")
    void refusesAnotherContentType(String type) {
        Reply reply = server.send(server.request(PATH)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(ALICE_READS.formatted(""))));

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    @DisplayName("c-2-4-3, none at all")
    void refusesNoContentType() {
        Reply reply = server.send(server.request(PATH).POST(BodyPublishers.ofString(ALICE_READS.formatted(""))));

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    @DisplayName("c-5, with a character set")
    void takesAContentTypeWithParameters() {
        Reply reply = server.send(server.request(PATH)
                .header("Content-Type", "Application/JSON; charset=utf-8")
                .POST(BodyPublishers.ofString(ALICE_READS.formatted(""))));

        assertThat(reply.decision()).isTrue();
    }

    @Test
    @DisplayName("c-2-4-4")
    void refusesWhatIsNotJson() {
        assertThat(server.post(PATH, "{\"subject\": ").status()).isEqualTo(400);
        assertThat(server.post(PATH, "not json").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("c-2-4-5")
    void refusesAnEmptyBody() {
        assertThat(server.post(PATH, "").status()).isEqualTo(400);
        assertThat(server.post(PATH, " \n").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"subject\": \"alice\", \"action\": {\"name\": \"read\"}, \"resource\": {\"type\": \"record\", \"id\": \"r\"}}",
                "{\"subject\": {\"type\": \"user\", \"id\": \"alice\"}, \"action\": {\"name\": 123},"
                        + " \"resource\": {\"type\": \"record\", \"id\": \"record-1\"}}"
            })
    @DisplayName("c-2-4-6")
    void refusesAFieldOfAnotherType(String body) {
        assertThat(server.post(PATH, body).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("c-2-5-1")
    void givesTheNameOfARequestBack() {
        Reply reply = server.send(server.request(PATH)
                .header("Content-Type", "application/json")
                .header("X-Request-ID", "bfe9eb29 / any text")
                .POST(BodyPublishers.ofString(ALICE_READS.formatted(""))));

        assertThat(reply.decision()).isTrue();
        assertThat(reply.header("X-Request-ID")).isEqualTo("bfe9eb29 / any text");
    }

    @Test
    @DisplayName("c-2-5-1, with an error")
    void givesTheNameOfARefusedRequestBack() {
        Reply reply = server.send(server.request(PATH)
                .header("Content-Type", "application/json")
                .header("X-Request-ID", "r-1")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("X-Request-ID")).isEqualTo("r-1");
    }

    @Test
    @DisplayName("c-2-5-2")
    void needsNoNameOfARequest() {
        assertThat(server.post(PATH, ALICE_READS.formatted("")).decision()).isTrue();
    }

    @Test
    @DisplayName("c-2-6")
    void decidesTheSameAgain() {
        for (int i = 0; i < 5; i++) {
            assertThat(decision(ALICE_READS.formatted(""))).isTrue();
            assertThat(decision(question("\"bob\"", "\"write\"", "\"record-1\"")))
                    .isFalse();
        }
    }
}
