package dev.portcullis.server.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The certification of AuthZEN, level Search: each test carries the number that the scenario gives it. */
@Timeout(60)
class CertificationSearchTest {
    private static final String USER = "\"subject\": {\"type\": \"user\"}";
    private static final String ALICE = "\"subject\": {\"type\": \"user\", \"id\": \"alice\"}";
    private static final String BOB_AS_ADMIN =
            "\"subject\": {\"type\": \"user\", \"id\": \"bob\", \"properties\": {\"role\": \"admin\"}}";
    private static final String READ = ", \"action\": {\"name\": \"read\"}";
    private static final String WRITE = ", \"action\": {\"name\": \"write\"}";
    private static final String RECORD = ", \"resource\": {\"type\": \"record\"}";
    private static final String RECORD_1 = ", \"resource\": {\"type\": \"record\", \"id\": \"record-1\"}";
    private static final String ARCHIVED =
            ", \"resource\": {\"type\": \"record\", \"id\": \"record-2\", \"properties\": {\"status\": \"archived\"}}";
    private static final String CONTEXT = ", \"context\": {\"time\": \"2024-10-26T01:22-07:00\"}";

    private static ServedPolicy server;

    @BeforeAll
    static void start() {
        server = new ServedPolicy(Path.of("../examples/authzen-certification/policy"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply search(String what, String... members) {
        return server.post("/access/v1/search/" + what, "{" + String.join("", members) + "}");
    }

    private static List<String> results(Reply reply, String name) {
        JsonNode results = reply.json().get("results");
        assertThat(results.isArray()).isTrue();
        return results.values().stream()
                .map(result -> result.get(name).stringValue())
                .toList();
    }

    @Test
    @DisplayName("c-4-2-1")
    void findsWhoMayRead() {
        Reply reply = search("subject", USER, READ, RECORD_1);

        assertThat(results(reply, "id")).containsExactly("alice", "bob");
        assertThat(results(reply, "type")).containsOnly("user");
    }

    @Test
    @DisplayName("c-4-2-2")
    void takesAContextBesideASubject() {
        assertThat(results(search("subject", USER, READ, RECORD_1, CONTEXT), "id"))
                .contains("alice", "bob");
    }

    @Test
    @DisplayName("c-4-2-3")
    void ignoresTheIdOfTheSubject() {
        assertThat(results(search("subject", ALICE, READ, RECORD_1), "id")).contains("alice", "bob");
    }

    @Test
    @DisplayName("c-4-2-4")
    void findsWhoMayWriteWhatIsArchived() {
        assertThat(results(search("subject", USER, WRITE, ARCHIVED), "id")).containsExactly("bob");
    }

    @Test
    @DisplayName("c-4-3-1")
    void findsWhatAliceMayRead() {
        Reply reply = search("resource", ALICE, READ, RECORD);

        assertThat(results(reply, "id")).containsExactly("record-1", "record-2");
        assertThat(results(reply, "type")).containsOnly("record");
    }

    @Test
    @DisplayName("c-4-3-2")
    void ignoresTheIdOfTheResource() {
        assertThat(results(search("resource", ALICE, READ, RECORD_1), "id")).contains("record-1", "record-2");
    }

    @Test
    @DisplayName("c-4-3-3")
    void findsWhatAnAdministratorMayWrite() {
        assertThat(results(search("resource", BOB_AS_ADMIN, WRITE, RECORD), "id"))
                .contains("record-2");
    }

    @Test
    @DisplayName("c-4-4-1")
    void findsWhatAliceMayDo() {
        assertThat(results(search("action", ALICE, RECORD_1), "name")).containsExactly("read", "write");
    }

    @Test
    @DisplayName("c-4-4-2")
    void takesAContextBesideAnAction() {
        assertThat(results(search("action", ALICE, RECORD_1, CONTEXT), "name")).contains("read", "write");
    }

    @Test
    @DisplayName("c-4-4-3")
    void findsWhatAnAdministratorMayDo() {
        assertThat(results(search("action", BOB_AS_ADMIN, ARCHIVED), "name")).contains("write");
    }

    @Test
    @DisplayName("c-4-5-1, c-4-5-2, c-4-5-3")
    void givesPages() {
        Reply first = search("subject", USER, READ, RECORD_1, ", \"page\": {\"limit\": 1}");
        String token = first.json().at("/page/next_token").stringValue();
        Reply second = search("subject", USER, READ, RECORD_1, ", \"page\": {\"token\": \"" + token + "\"}");

        assertThat(results(first, "id")).containsExactly("alice");
        assertThat(first.json().at("/page/count").intValue()).isEqualTo(1);
        assertThat(token).isNotEmpty();
        assertThat(results(second, "id")).containsExactly("bob");
        assertThat(second.json().at("/page/next_token").stringValue()).isEmpty();
    }

    @Test
    @DisplayName("c-4-6-1")
    void findsNothingForSomebodyUnknown() {
        Reply reply = search("action", "\"subject\": {\"type\": \"user\", \"id\": \"nonexistent-user\"}", RECORD_1);

        assertThat(results(reply, "name")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject  | {\"type\": \"spaceship\"}                  | {\"type\": \"record\", \"id\": \"record-1\"}",
                "resource | {\"type\": \"user\", \"id\": \"alice\"}      | {\"type\": \"spaceship\"}",
                "resource | {\"type\": \"spaceship\", \"id\": \"alice\"} | {\"type\": \"record\"}",
                "action   | {\"type\": \"spaceship\", \"id\": \"alice\"} | {\"type\": \"record\", \"id\": \"record-1\"}",
                "action   | {\"type\": \"user\", \"id\": \"alice\"}      | {\"type\": \"spaceship\", \"id\": \"record-1\"}"
            })
    @DisplayName("c-4-6-2")
    void findsNothingForATypeThatIsNotKnown(String what, String subject, String resource) {
        Reply reply = search(what, "\"subject\": " + subject, READ, ", \"resource\": " + resource);

        assertThat(reply.json().get("results").size()).isZero();
    }

    @Test
    @DisplayName("c-4-7-1")
    void refusesASearchWithoutOneOfItsEntities() {
        assertThat(search("subject", USER, RECORD_1).status()).isEqualTo(400);
        assertThat(server.post("/access/v1/search/resource", "{\"x\": 1" + READ + RECORD + "}")
                        .status())
                .isEqualTo(400);
        assertThat(search("action", ALICE).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("c-4-7-2")
    void refusesASearchWithoutWhatIdentifiesTheOthers() {
        assertThat(search("subject", USER, READ, RECORD).status()).isEqualTo(400);
        assertThat(search("resource", USER, READ, RECORD).status()).isEqualTo(400);
    }
}
