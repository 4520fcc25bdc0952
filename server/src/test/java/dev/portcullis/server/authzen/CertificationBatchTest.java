package dev.portcullis.server.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The certification of AuthZEN, level Batch: each test carries the number that the scenario gives it. */
@Timeout(60)
class CertificationBatchTest {
    private static final String PATH = "/access/v1/evaluations";
    private static final String ALICE_READS = """
            "subject": {"type": "user", "id": "alice"}, "action": {"name": "read"}""";
    private static final String RECORD_1 = """
            "resource": {"type": "record", "id": "record-1"}""";
    private static final String RECORD_2 = """
            "resource": {"type": "record", "id": "record-2"}""";
    private static final String ACTIVE_AND_ARCHIVED = """
            {"resource": {"type": "record", "id": "record-1", "properties": {"status": "active"}}},
            {"resource": {"type": "record", "id": "record-2", "properties": {"status": "archived"}}}""";

    private static ServedPolicy server;

    @BeforeAll
    static void start() {
        server = new ServedPolicy(Path.of("../examples/authzen-certification/policy"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply ask(String members, String... evaluations) {
        return server.post(PATH, "{" + members + "\"evaluations\": [" + String.join(", ", evaluations) + "]}");
    }

    @Test
    @DisplayName("c-3-2-1, c-3-3-1, c-3-3-3, c-3-3-4")
    void answersEveryQuestion() {
        Reply reply = ask(ALICE_READS + ", ", "{" + RECORD_1 + "}", "{" + RECORD_2 + "}");

        assertThat(reply.decisions()).hasSize(2);
        assertThat(reply.json().has("decision")).isFalse();
    }

    @Test
    @DisplayName("c-3-2-2, c-3-3-2")
    void answersInOrder() {
        assertThat(ask(
                                "\"subject\": {\"type\": \"user\", \"id\": \"bob\"}, " + RECORD_1 + ", ",
                                "{\"action\": {\"name\": \"read\"}}",
                                "{\"action\": {\"name\": \"write\"}}")
                        .decisions())
                .containsExactly(true, false);
    }

    @Test
    @DisplayName("c-3-2-3")
    void goesByThePropertiesOfEachResource() {
        assertThat(ask(
                                "\"subject\": {\"type\": \"user\", \"id\": \"alice\"}, \"action\": {\"name\": \"write\"}, ",
                                ACTIVE_AND_ARCHIVED)
                        .decisions())
                .containsExactly(true, false);
    }

    @Test
    @DisplayName("c-3-2-4")
    void goesByThePropertiesOfEachSubject() {
        assertThat(ask(
                                "\"action\": {\"name\": \"write\"}, \"resource\": {\"type\": \"record\", \"id\": \"record-2\","
                                        + " \"properties\": {\"status\": \"archived\"}}, ",
                                "{\"subject\": {\"type\": \"user\", \"id\": \"alice\"}}",
                                "{\"subject\": {\"type\": \"user\", \"id\": \"bob\", \"properties\": {\"role\": \"admin\"}}}")
                        .decisions())
                .containsExactly(false, true);
    }

    @Test
    @DisplayName("c-3-2-5")
    void takesQuestionsThatSayEverything() {
        assertThat(ask(
                                "",
                                "{" + ALICE_READS + ", " + RECORD_1 + "}",
                                "{\"subject\": {\"type\": \"user\", \"id\": \"bob\"}, \"action\": {\"name\": \"write\"}, "
                                        + RECORD_1 + "}")
                        .decisions())
                .containsExactly(true, false);
    }

    @Test
    @DisplayName("c-3-2-6")
    void handsTheContextDown() {
        assertThat(ask(
                                ALICE_READS + ", \"context\": {\"time\": \"2025-06-27T18:03-07:00\"}, ",
                                "{" + RECORD_1 + "}",
                                "{" + RECORD_2
                                        + ", \"context\": {\"time\": \"2025-06-27T19:00-07:00\", \"source\": \"batch-override\"}}")
                        .decisions())
                .hasSize(2);
    }

    @Test
    @DisplayName("c-3-2-7")
    void takesWhatIdentifiesAnEntityFromTheDefaults() {
        assertThat(ask(
                                "\"subject\": {\"type\": \"user\", \"id\": \"alice\"}, \"action\": {\"name\": \"write\"},"
                                        + " \"resource\": {\"type\": \"record\"}, ",
                                "{\"resource\": {\"id\": \"record-1\", \"properties\": {\"status\": \"active\"}}}",
                                "{\"resource\": {\"type\": \"record\", \"id\": \"record-2\","
                                        + " \"properties\": {\"status\": \"archived\"}}}")
                        .decisions())
                .containsExactly(true, false);
    }

    @Test
    @DisplayName("c-3-4-1")
    void aQuestionThatIsNotUnderstoodIsDenied() {
        Reply reply = ask(ALICE_READS + ", ", "{" + RECORD_1 + "}", "{}");

        assertThat(reply.decisions()).containsExactly(true, false);
        assertThat(reply.json().at("/evaluations/1/context/error/status").intValue())
                .isEqualTo(400);
        assertThat(reply.json().at("/evaluations/1/context/error/message").stringValue())
                .isEqualTo("`evaluations[1].resource` is missing");
    }

    @Test
    @DisplayName("c-3-4-1, the whole payload")
    void aPayloadThatIsNotUnderstoodIsRefused() {
        assertThat(server.post(PATH, "{\"evaluations\": [").status()).isEqualTo(400);
        assertThat(server.post(PATH, "{\"evaluations\": {}}").status()).isEqualTo(400);
        assertThat(ask("\"subject\": \"alice\", ", "{}").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("c-3-4-2")
    void withoutQuestionsItIsOneQuestion() {
        Reply reply = server.post(PATH, "{" + ALICE_READS + ", " + RECORD_1 + "}");

        assertThat(reply.decision()).isTrue();
        assertThat(reply.json().has("evaluations")).isFalse();
    }

    @Test
    @DisplayName("c-3-4-3")
    void withNoQuestionsItIsOneQuestion() {
        assertThat(ask(ALICE_READS + ", " + RECORD_1 + ", ").decision()).isTrue();
    }
}
