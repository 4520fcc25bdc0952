package dev.portcullis.server.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that nobody sends by mistake: each is refused, whatever the policy allows. */
@Timeout(120)
class HostileBodiesTest {
    private static final List<String> PATHS = List.of(
            "/access/v1/evaluation",
            "/access/v1/evaluations",
            "/access/v1/search/subject",
            "/access/v1/search/resource",
            "/access/v1/search/action");
    private static final String SUBJECT = "\"subject\": {\"type\": \"user\", \"id\": \"ann\"}";
    private static final String ACTION = "\"action\": {\"name\": \"read\"}";
    private static final String RESOURCE = "\"resource\": {\"type\": \"record\", \"id\": \"r\"}";
    private static final String GOOD = SUBJECT + ", " + ACTION + ", " + RESOURCE;

    private static AuthZenServer server;

    /** Everything is allowed to everybody, so that nothing but the body can make it fail. */
    @BeforeAll
    static void start() {
        server = AuthZenServer.of("", "rule \"all\" allow");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String with(String more) {
        return "{" + GOOD + ", " + more + "}";
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    static List<String> everywhere() {
        List<String> bodies = new ArrayList<>(List.of(
                "null",
                "[]",
                "1",
                "\"text\"",
                "true",
                "{",
                "{}}",
                "{" + GOOD + "} {}",
                "{" + GOOD + "},",
                "{" + GOOD + ",}",
                "{'subject': 1}",
                "// comment\n{" + GOOD + "}",
                "\ufeff{" + GOOD + "}",
                "{" + GOOD + ", " + SUBJECT + "}",
                "{\"subject\": {\"type\": \"user\", \"id\": \"ann\", \"id\": \"bob\"}, " + ACTION + ", " + RESOURCE
                        + "}",
                with("\"x\": NaN"),
                with("\"x\": Infinity"),
                with("\"x\": 01"),
                with("\"x\": +1"),
                with("\"x\": 1" + "0".repeat(5_000)),
                with("\"x\": " + nested(200)),
                with("\"x\": " + "[".repeat(100_000)),
                with("\"x\": \"\t\""),
                with("\"x\": \"\\ud800\""),
                with("\"x\": \"\\udc00\\ud800\""),
                with("\"\\ud800\": 1"),
                with("\"context\": []"),
                with("\"context\": \"x\""),
                with("\"context\": {\"n\": 1e100000}"),
                with("\"context\": {\"n\": 1e-100000}"),
                with("\"context\": {\"n\": 1e999999999}"),
                with("\"context\": {\"n\": 1e99999999999999999999}"),
                with("\"context\": {\"n\": " + nested(60) + "}"),
                with("\"context\": {\"portcullis\": \"x\"}"),
                with("\"context\": {\"portcullis\": {\"lgoin\": \"root\"}}"),
                with("\"context\": {\"portcullis\": {\"login\": 1}}"),
                with("\"context\": {\"portcullis\": {\"client\": \"x\"}}"),
                with("\"context\": {\"portcullis\": {\"client\": {\"address\": 1}}}"),
                with("\"context\": {\"portcullis\": {\"kube_resource\": {}}}"),
                with("\"context\": {\"portcullis\": {\"kube_resource\": {\"kind\": \"pods\"}}}"),
                with("\"context\": {\"portcullis\": {\"now\": \"yesterday\"}}"),
                with("\"context\": {\"portcullis\": {\"now\": \"+999999999-12-31T23:59:59.999999999-18:00\"}}"),
                with("\"context\": {\"portcullis\": {\"timeout\": \"-1s\"}}"),
                with("\"context\": {\"portcullis\": {\"timeout\": \"1h\"}}"),
                with("\"context\": {\"portcullis\": {\"timeout\": 5}}"),
                with("\"context\": {\"portcullis\": {\"requested_ttl\": \"-1s\"}}"),
                with("\"context\": {\"portcullis\": {\"requested_ttl\": \"99999999999h\"}}"),
                with("\"context\": {\"portcullis\": {\"min_revision\": \"7\"}}")));
        return bodies;
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void isRefusedAtEveryInterface(String body) {
        for (String path : PATHS) {
            assertThat(server.post(path, body).status()).as("%s", path).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"user\", \"id\": 1}",
                "{\"type\": \"user\", \"id\": [\"ann\"]}",
                "{\"type\": \"user\", \"id\": {}}",
                "{\"type\": \"user\", \"id\": true}",
                "{\"type\": \"user\", \"id\": null}",
                "{\"type\": \"user\", \"id\": \"\"}",
                "{\"type\": 1, \"id\": \"ann\"}",
                "{\"type\": \"\", \"id\": \"ann\"}",
                "{\"type\": null, \"id\": \"ann\"}",
                "{\"Type\": \"user\", \"Id\": \"ann\"}",
                "[{\"type\": \"user\", \"id\": \"ann\"}]",
                "null",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": []}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": \"x\"}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"roles\": \"admin\"}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"roles\": [1]}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"traits\": []}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"traits\": {\"a\": {}}}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"device\": \"d\"}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"device_id\": 1}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"ip_address\": 1}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"mfa_device\": true}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"access_requests\": \"a\"}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"allowed_resource_ids\": [\"a\"]}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"auth_time\": \"today\"}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"auth_time\": 1e300}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"auth_time\": 1e30000}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"auth_time\": 1e999999999}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"auth_time\": 253402300800}}",
                "{\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"auth_time\": {}}}"
            })
    void refusesASubjectThatIsNoSubject(String subject) {
        String body = "{\"subject\": " + subject + ", " + ACTION + ", " + RESOURCE + "}";

        assertThat(server.post("/access/v1/evaluation", body).status()).isEqualTo(400);
        assertThat(server.post("/access/v1/search/action", body).status()).isEqualTo(400);
        assertThat(server.post("/access/v1/search/resource", body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": 1}",
                "{\"name\": \"\"}",
                "{\"name\": null}",
                "{\"name\": [\"read\"]}",
                "{\"NAME\": \"read\"}",
                "{\"name\": \"read\", \"properties\": 1}",
                "{\"name\": \"read\", \"properties\": {\"n\": 1e5000}}",
                "{\"name\": \"api\"}",
                "{\"name\": \"authenticate\"}",
                "{\"name\": \"join\"}",
                "\"read\""
            })
    void refusesAnActionThatIsNoAction(String action) {
        String body = "{\"action\": " + action + ", " + SUBJECT + ", " + RESOURCE + "}";

        assertThat(server.post("/access/v1/evaluation", body).status()).isEqualTo(400);
        assertThat(server.post("/access/v1/search/subject", body).status()).isEqualTo(400);
        assertThat(server.post("/access/v1/search/resource", body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"record\", \"id\": 7}",
                "{\"type\": \"record\", \"id\": \"\"}",
                "{\"type\": \"\", \"id\": \"r\"}",
                "{\"type\": [], \"id\": \"r\"}",
                "{\"type\": \"record\", \"id\": \"r\", \"properties\": 1}",
                "{\"type\": \"record\", \"id\": \"r\", \"properties\": {\"labels\": []}}",
                "{\"type\": \"record\", \"id\": \"r\", \"properties\": {\"labels\": {\"a\": 1}}}",
                "{\"type\": \"record\", \"id\": \"r\", \"properties\": {\"server_id\": 1}}",
                "{\"type\": \"record\", \"id\": \"r\", \"properties\": {\"protocol\": {}}}",
                "7"
            })
    void refusesAResourceThatIsNoResource(String resource) {
        String body = "{\"resource\": " + resource + ", " + SUBJECT + ", " + ACTION + "}";

        assertThat(server.post("/access/v1/evaluation", body).status()).isEqualTo(400);
        assertThat(server.post("/access/v1/search/subject", body).status()).isEqualTo(400);
        assertThat(server.post("/access/v1/search/action", body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"limit\": -1}",
                "{\"limit\": 1.5}",
                "{\"limit\": \"1\"}",
                "{\"limit\": []}",
                "{\"token\": 1}",
                "{\"token\": \"x\"}",
                "{\"token\": \"e30\"}",
                "{\"token\": \"!!\"}",
                "{\"token\": \"eyJsaW1pdCI6LTF9\"}",
                "\"next\""
            })
    void refusesAPageThatIsNoPage(String page) {
        assertThat(server.post("/access/v1/search/subject", with("\"page\": " + page))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("{" + GOOD + ", \"x\": \"").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[] {(byte) 0xc0, (byte) 0xaf});
        body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));

        for (String path : PATHS) {
            assertThat(server.post(path, body.toByteArray()).status()).isEqualTo(400);
            assertThat(server.post(path, with("\"x\": 1").getBytes(StandardCharsets.UTF_16))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aBodyThatIsCutAnywhereIsRefused() {
        String body = with("\"context\": {\"a\": [1, \"\\u00e4\"]}");

        for (int end = 0; end < body.length(); end++) {
            assertThat(server.post("/access/v1/evaluation", body.substring(0, end))
                            .status())
                    .as("cut at %s", end)
                    .isEqualTo(400);
        }
        assertThat(server.post("/access/v1/evaluation", body).decision()).isTrue();
    }

    /** A byte that is changed may leave a good body; whatever it is, the server must not fail over it. */
    @Test
    void noByteMakesTheServerFail() {
        byte[] body =
                with("\"context\": {\"portcullis\": {\"login\": \"root\"}}").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);

        for (int round = 0; round < 400; round++) {
            byte[] changed = body.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            assertThat(server.post(PATHS.get(round % PATHS.size()), changed).status())
                    .as(new String(changed, StandardCharsets.ISO_8859_1))
                    .isIn(200, 400);
        }
    }

    @Test
    void numbersThatAreHugeCostNothing() {
        String body = "{\"subject\": {\"type\": \"user\", \"id\": \"ann\", \"properties\": {\"n\": 1e999999999}}, "
                + ACTION + ", " + RESOURCE + ", \"x\": 1e-999999999, \"page\": {\"limit\": 9e99}}";

        assertThat(server.post("/access/v1/evaluation", body).decision()).isTrue();
        assertThat(server.post("/access/v1/search/action", body).status()).isEqualTo(400);
    }

    @Test
    void inABatchOnlyTheQuestionThatIsWrongIsDenied() {
        Reply reply = server.post(
                "/access/v1/evaluations",
                "{\"evaluations\": [{" + GOOD + "}, 7, {\"subject\": 1, " + ACTION + ", " + RESOURCE + "}, {" + GOOD
                        + ", \"context\": {\"n\": 1e5000}}, {" + GOOD + "}]}");

        assertThat(reply.decisions()).containsExactly(true, false, false, false, true);
    }
}
