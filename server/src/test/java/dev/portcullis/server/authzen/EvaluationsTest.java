package dev.portcullis.server.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several questions in one request. */
@Timeout(60)
class EvaluationsTest {
    private static final String PATH = "/access/v1/evaluations";
    private static final String DEFAULTS =
            "\"subject\": {\"type\": \"user\", \"id\": \"ann\"}, \"resource\": {\"type\": \"record\", \"id\": \"r\"}, ";
    private static final String YES = "{\"action\": {\"name\": \"read\"}}";
    private static final String NO = "{\"action\": {\"name\": \"write\"}}";
    private static final String WRONG = "{}";

    private static AuthZenServer server;

    @BeforeAll
    static void start() {
        server = AuthZenServer.of("", "rule \"everybody reads\" for record on read allow");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply ask(String options, String... questions) {
        return server.post(PATH, "{" + DEFAULTS + options + "\"evaluations\": [" + String.join(", ", questions) + "]}");
    }

    private static String semantic(String name) {
        return "\"options\": {\"evaluations_semantic\": \"" + name + "\", \"another\": 1}, ";
    }

    @ParameterizedTest
    @CsvSource({"execute_all, true false false true", "deny_on_first_deny, true false", "permit_on_first_permit, true"})
    void answersAsFarAsTheSemanticGoes(String name, String expected) {
        assertThat(ask(semantic(name), YES, NO, WRONG, YES)
                        .decisions()
                        .toString()
                        .replaceAll("[\\[\\],]", ""))
                .isEqualTo(expected);
    }

    @Test
    void aQuestionThatIsNotUnderstoodIsADenial() {
        assertThat(ask(semantic("deny_on_first_deny"), YES, WRONG, YES).decisions())
                .containsExactly(true, false);
        assertThat(ask(semantic("permit_on_first_permit"), WRONG, NO, YES, YES).decisions())
                .containsExactly(false, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"evaluations_semantic\": \"first\"}", "{\"evaluations_semantic\": 1}", "[]", "\"x\""})
    void refusesASemanticThatIsNotKnown(String options) {
        Reply reply = ask("\"options\": " + options + ", ", YES);

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void takesAThousandQuestionsAndNoMore() {
        String[] thousand = Collections.nCopies(1_000, YES).toArray(String[]::new);
        String[] more = Collections.nCopies(1_001, YES).toArray(String[]::new);

        assertThat(ask("", thousand).decisions()).hasSize(1_000).containsOnly(true);
        assertThat(ask("", more).status()).isEqualTo(400);
    }

    @Test
    void questionsThatWaitShareTheTimeForIt() {
        String never = "{\"action\": {\"name\": \"read\"}, \"context\": {\"portcullis\":"
                + " {\"min_revision\": \"elsewhere:1\", \"timeout\": \"100ms\"}}}";

        assertThat(ask("", never, YES, never).decisions()).containsExactly(false, true, false);
    }

    @Test
    void anEntityOfAQuestionTakesThePlaceOfTheDefaultAsAWhole() {
        try (AuthZenServer other =
                AuthZenServer.of("", "rule \"marked\" for record when resource.properties.mark == \"x\" allow")) {
            String body = "{\"subject\": {\"type\": \"user\", \"id\": \"ann\"}, \"action\": {\"name\": \"read\"},"
                    + " \"resource\": {\"type\": \"record\", \"id\": \"r\", \"properties\": {\"mark\": \"x\"}},"
                    + " \"evaluations\": [{}, {\"resource\": {\"id\": \"s\"}}, {\"resource\": {\"type\": \"record\","
                    + " \"id\": \"t\", \"properties\": {\"mark\": \"x\"}}}]}";

            assertThat(other.post(PATH, body).decisions()).containsExactly(true, false, true);
        }
    }
}
