package dev.portcullis.server.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The interop of AuthZEN with the list of todos: the cases of the example, asked over HTTP. */
@Timeout(60)
class TodoInteropTest {
    private static final Path EXAMPLE = Path.of("../examples/authzen-todo");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static AuthZenServer server;

    @BeforeAll
    static void start() {
        server = AuthZenServer.of(EXAMPLE.resolve("policy"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    record Case(String id, Map<String, Object> question, boolean allowed) {
        static Case of(JsonNode written) {
            JsonNode request = written.get("request");
            JsonNode resource = request.get("resource");
            Map<String, Object> question = new LinkedHashMap<>();
            question.put(
                    "subject", Map.of("type", "user", "id", request.get("user").stringValue()));
            question.put("action", Map.of("name", request.get("action").stringValue()));
            question.put("resource", resource(resource));
            return new Case(
                    written.get("id").stringValue(),
                    question,
                    written.at("/expect/decision").stringValue().equals("allow"));
        }

        private static Map<String, Object> resource(JsonNode written) {
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("type", written.get("kind").stringValue());
            resource.put("id", written.get("name").stringValue());
            if (written.has("properties")) {
                resource.put("properties", written.get("properties"));
            }
            return resource;
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Case> cases() {
        JsonNode cases = YAMLMapper.builder()
                .build()
                .readTree(EXAMPLE.resolve("cases.yaml").toFile());
        return cases.get("cases").values().stream().map(Case::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decidesAsTheScenarioPinsIt(Case pinned) {
        assertThat(server.post("/access/v1/evaluation", JSON.writeValueAsString(pinned.question()))
                        .decision())
                .isEqualTo(pinned.allowed());
    }

    @Test
    void decidesAllOfThemInOneRequest() {
        List<Case> all = cases().toList();
        List<Map<String, Object>> questions = all.stream().map(Case::question).toList();

        Reply reply = server.post("/access/v1/evaluations", JSON.writeValueAsString(Map.of("evaluations", questions)));

        assertThat(all).hasSizeGreaterThan(45);
        assertThat(reply.decisions())
                .containsExactlyElementsOf(all.stream().map(Case::allowed).toList());
    }

    @Test
    void decidesTheBatchesWithDefaults() {
        List<Case> batches =
                cases().filter(pinned -> pinned.id().startsWith("batch-")).toList();

        assertThat(batches).hasSize(6);
        for (int first = 0; first < batches.size(); first += 2) {
            assertThat(server.post("/access/v1/evaluations", JSON.writeValueAsString(batch(batches, first)))
                            .decisions())
                    .containsExactly(
                            batches.get(first).allowed(), batches.get(first + 1).allowed());
        }
    }

    /** What two questions have in common is said once. */
    private static Map<String, Object> batch(List<Case> cases, int first) {
        Map<String, Object> body = new LinkedHashMap<>(cases.get(first).question());
        body.remove("resource");
        List<Map<String, Object>> questions = new ArrayList<>();
        for (Case pinned : cases.subList(first, first + 2)) {
            questions.add(Map.of("resource", pinned.question().get("resource")));
        }
        body.put("evaluations", questions);
        return body;
    }
}
