package dev.portcullis.server.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Searches over more than fits into one page. */
@Timeout(120)
class SearchTest {
    private static final int USERS = 250;
    private static final String SUBJECTS = "/access/v1/search/subject";
    private static final String WHO_READS = "\"subject\": {\"type\": \"user\"}, \"action\": {\"name\": \"read\"},"
            + " \"resource\": {\"type\": \"record\", \"id\": \"r1\"}";

    private static AuthZenServer server;

    @BeforeAll
    static void start() {
        String users = IntStream.range(0, USERS)
                .mapToObj(i -> "{kind: user, version: v2, metadata: {name: 'u%03d'}, spec: {traits: {even: ['%s']}}}"
                        .formatted(i, i % 2 == 0))
                .collect(Collectors.joining("\n---\n"));
        String records = IntStream.range(0, 5)
                .mapToObj(i ->
                        "{kind: resource, version: v1, metadata: {name: r%s, labels: {env: '%s'}}, spec: {kind: record}}"
                                .formatted(i, i == 3 ? "prod" : "dev"))
                .collect(Collectors.joining("\n---\n"));
        server = AuthZenServer.of(
                users + "\n---\n" + records + "\n---\n"
                        + "{kind: lock, version: v2, metadata: {name: l}, spec: {target: {user: u004}}}\n",
                """
                rule "even users read" for record on read
                  when contains(user.traits["even"], "true") and resource.labels["env"] == "dev" allow
                rule "one adds" for record on "add", api, connect when user.name == "u000" allow
                """);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> ids(JsonNode body, String name) {
        return body.get("results").values().stream()
                .map(result -> result.get(name).stringValue())
                .toList();
    }

    private static String page(String body, String page) {
        return "{" + body + ", \"page\": " + page + "}";
    }

    @Test
    void goesThroughAllPages() {
        List<String> found = new ArrayList<>();
        String token = "";
        int pages = 0;
        do {
            JsonNode body = server.post(SUBJECTS, page(WHO_READS, "{\"limit\": 50, \"token\": \"" + token + "\"}"))
                    .json();
            found.addAll(ids(body, "id"));
            token = body.at("/page/next_token").stringValue();
            assertThat(body.at("/page/count").intValue()).isLessThanOrEqualTo(50);
            pages++;
        } while (!token.isEmpty());

        assertThat(pages).isEqualTo(3);
        assertThat(found)
                .hasSize(USERS / 2 - 1)
                .isSorted()
                .doesNotHaveDuplicates()
                .doesNotContain("u001", "u004");
    }

    @Test
    void givesAHundredResultsWhereNoLimitIsAsked() {
        JsonNode body = server.post(SUBJECTS, "{" + WHO_READS + "}").json();

        assertThat(body.get("results").size()).isEqualTo(100);
        assertThat(body.at("/page/next_token").stringValue()).isNotEmpty();
    }

    @Test
    void aPageOfNothingGoesNowhere() {
        JsonNode body = server.post(SUBJECTS, page(WHO_READS, "{\"limit\": 0}")).json();

        assertThat(body.get("results").size()).isZero();
        assertThat(body.at("/page/next_token").stringValue()).isNotEmpty();
    }

    @Test
    void refusesTheTokenOfAnotherSearchOrOfAnotherLimit() {
        String token = server.post(SUBJECTS, page(WHO_READS, "{\"limit\": 10}"))
                .json()
                .at("/page/next_token")
                .stringValue();
        String next = "{\"token\": \"" + token + "\"}";

        assertThat(server.post(SUBJECTS, page(WHO_READS, next))
                        .json()
                        .get("results")
                        .size())
                .isEqualTo(10);
        assertThat(server.post(SUBJECTS, page(WHO_READS.replace("read", "write"), next))
                        .status())
                .isEqualTo(400);
        assertThat(server.post(SUBJECTS, page(WHO_READS, "{\"limit\": 11, \"token\": \"" + token + "\"}"))
                        .status())
                .isEqualTo(400);
        assertThat(server.post(
                                "/access/v1/search/action",
                                page(WHO_READS.replace("\"user\"}", "\"user\", \"id\": \"u\"}"), next))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theOrderOfMembersIsNoOtherSearch() {
        String token = server.post(SUBJECTS, page(WHO_READS, "{\"limit\": 10}"))
                .json()
                .at("/page/next_token")
                .stringValue();
        String turned = "\"resource\": {\"id\": \"r1\", \"type\": \"record\"}, \"action\": {\"name\": \"read\"},"
                + " \"subject\": {\"type\": \"user\"}";

        assertThat(ids(
                        server.post(SUBJECTS, page(turned, "{\"token\": \"" + token + "\"}"))
                                .json(),
                        "id"))
                .hasSize(10)
                .doesNotContain("u000");
    }

    @Test
    void findsResourcesByTheirStoredLabels() {
        JsonNode body = server.post(
                        "/access/v1/search/resource",
                        "{\"subject\": {\"type\": \"user\", \"id\": \"u002\"}, \"action\": {\"name\": \"read\"},"
                                + " \"resource\": {\"type\": \"record\", \"properties\": {\"labels\": {\"env\": \"dev\"}}}}")
                .json();

        assertThat(ids(body, "id")).containsExactly("r0", "r1", "r2", "r4");
        assertThat(body.at("/context/warnings/0").stringValue())
                .isEqualTo("`resource.properties` is ignored: a search goes by what is stored");
        assertThat(body.has("page")).isFalse();
    }

    @Test
    void findsActionsThatRulesNameAndThoseThatAreSet() {
        JsonNode body = server.post(
                        "/access/v1/search/action",
                        "{\"subject\": {\"type\": \"user\", \"id\": \"u000\"},"
                                + " \"resource\": {\"type\": \"record\", \"id\": \"r1\"}}")
                .json();

        assertThat(ids(body, "name")).containsExactly("add", "connect", "read");
    }

    @Test
    void everythingThatIsFoundIsAllowedWhenAsked() {
        List<String> found = ids(server.post(SUBJECTS, "{" + WHO_READS + "}").json(), "id");

        for (String user : found) {
            assertThat(server.post(
                                    "/access/v1/evaluation",
                                    "{" + WHO_READS.replace("\"user\"}", "\"user\", \"id\": \"" + user + "\"}") + "}")
                            .decision())
                    .isTrue();
        }
    }
}
