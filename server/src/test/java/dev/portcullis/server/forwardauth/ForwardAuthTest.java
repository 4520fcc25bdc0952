package dev.portcullis.server.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.caller.Right;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What gateways are answered, without a gateway. */
@Timeout(60)
class ForwardAuthTest {
    private static final Path POLICY = Path.of("../examples/nginx/policy");
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Trial trial = new Trial(HeaderSet.FORWARDED, Set.of(Right.ASK), POLICY);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> headers = new TreeMap<>(Map.of(
            "Portcullis-Token", Trial.TOKEN,
            "X-Forwarded-Method", "GET",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "wiki.localhost",
            "X-Forwarded-Uri", "/pages/1",
            "X-Forwarded-For", "192.0.2.1",
            "X-Forwarded-User", "bob"));

    @AfterEach
    void stop() {
        trial.close();
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        return ask("GET");
    }

    private HttpResponse<String> ask(String method) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + trial.port() + ForwardAuthSettings.PATH))
                .timeout(LONGEST)
                .method(method, method.equals("POST") ? BodyPublishers.ofString("ignored") : BodyPublishers.noBody());
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void tellsTheGatewayWhomItLetsIn() throws IOException, InterruptedException {
        HttpResponse<String> response = ask();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(header(response, "Remote-User")).isEqualTo("bob");
        assertThat(header(response, "Portcullis-Decision")).isEqualTo("allow");
        assertThat(header(response, "Portcullis-Reason")).isEqualTo("granted");
        assertThat(header(response, "Portcullis-Revision")).matches("[0-9a-f-]{36}:0");
        assertThat(header(response, "Portcullis-Generation")).isEqualTo("1");
        assertThat(header(response, "Portcullis-Obligations")).startsWith("{");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(trial.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.edge()).isEqualTo("forward_auth");
            assertThat(asked.request().client().address()).isEqualTo("192.0.2.1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void decidesByTheOriginalMethodWhateverItsOwnIs(String method) throws IOException, InterruptedException {
        assertThat(ask(method).statusCode()).isEqualTo(200);
        headers.put("X-Forwarded-Method", "POST");
        assertThat(ask(method).statusCode()).isEqualTo(403);
    }

    @Test
    void saysWhyItRefuses() throws IOException, InterruptedException {
        headers.put("X-Forwarded-Uri", "/admin/users?q=1");
        HttpResponse<String> response = ask();

        String message = "The administration of the wiki is for its administrators.";
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo(message + "\n");
        assertThat(header(response, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Portcullis-Decision")).isEqualTo("deny");
        assertThat(header(response, "Portcullis-Reason")).isEqualTo("rule");
        assertThat(header(response, "Portcullis-Message")).isEqualTo(message);
        assertThat(header(response, "Portcullis-Revision")).isNotEmpty();
        assertThat(header(response, "Remote-User")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "'text/html, application/json;q=0.9, */*;q=0.8', false",
        "application/problem+json, true",
        "'application/json;q=0.5, text/plain', false",
        "'application/json;q=0, text/plain', false",
        "*/*, false",
        "nonsense;;;=, false",
    })
    void answersInTheFormThatTheClientLikes(String accept, boolean json) throws IOException, InterruptedException {
        headers.put("X-Forwarded-Method", "POST");
        headers.put("Accept", accept);
        HttpResponse<String> response = ask();

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(header(response, "Content-Type")).startsWith(json ? "application/json" : "text/plain");
        if (json) {
            assertThat(response.body()).contains("\"decision\":\"deny\",\"reason\":\"no_match\",\"message\":");
        }
    }

    @Test
    void putsNoMessageIntoAHeaderThatWouldEndIt() throws IOException, InterruptedException {
        trial.lock("bob", "B\u00fccher zu.\\r\\nSet-Cookie: a=b");
        HttpResponse<String> response = ask();

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(header(response, "Portcullis-Reason")).isEqualTo("locked");
        assertThat(header(response, "Portcullis-Message"))
                .matches("[ -~]+")
                .endsWith("B%C3%BCcher zu.%0D%0ASet-Cookie: a=b");
        assertThat(response.headers().map()).doesNotContainKey("set-cookie");
        assertThat(response.body()).contains("B\u00fccher zu.");
        assertThat(header(response, "Portcullis-Revision")).endsWith(":1");
    }

    @Test
    void asksForAUserWhereNoneIsNamed() throws IOException, InterruptedException {
        for (String nobody : List.of("", "  ")) {
            headers.put("X-Forwarded-User", nobody);
            assertThat(ask().statusCode()).isEqualTo(401);
        }
        headers.remove("X-Forwarded-User");
        HttpResponse<String> response = ask();

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(header(response, "Portcullis-Reason")).isEqualTo("unauthenticated");
        assertThat(header(response, "Location")).isEmpty();
        assertThat(trial.asked()).isEmpty();
    }

    @Test
    void knowsUsersByTheirUtf8() throws IOException, InterruptedException {
        trial.lock("bo\u00df", "Call us.");
        headers.put("X-Forwarded-User", "bo\u00df");
        StringBuilder request = new StringBuilder("GET " + ForwardAuthSettings.PATH + " HTTP/1.1\r\nHost: x\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        request.append("Connection: close\r\n\r\n");

        assertThat(raw(request.toString().getBytes(StandardCharsets.UTF_8))).contains("locked");
        assertThat(raw(request.toString().getBytes(StandardCharsets.ISO_8859_1)))
                .contains("unclear");
    }

    private String raw(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), trial.port())) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pages/../admin",
                "/pages/%2e%2e/admin",
                "/%2fadmin",
                "/pages/..%2fadmin",
                "/admin;a=b",
                "/a%00b",
                "/%61dmin%",
                "/%2561dmin",
                "/\\admin",
                "admin",
                "*",
                "http://wiki.localhost/pages",
                "/%ff",
                "/./admin",
            })
    void refusesPathsThatOthersMayReadInAnotherWay(String path) throws IOException, InterruptedException {
        headers.put("X-Forwarded-Uri", path);
        HttpResponse<String> response = ask();

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(header(response, "Portcullis-Reason")).isEqualTo("unclear");
        assertThat(header(response, "Portcullis-Message")).isNotEmpty();
        assertThat(trial.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "//admin", "/admin//x", "/%61dmin", "/admin/", "/admin?", "/admin/x"})
    void readsAPathAsTheWikiDoes(String path) throws IOException, InterruptedException {
        headers.put("X-Forwarded-Uri", path);

        assertThat(ask().statusCode()).isEqualTo(403);
        assertThat(trial.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-Host, other.example.com",
        "X-Forwarded-Host, 'wiki.localhost, other'",
        "X-Forwarded-Host, user@wiki.localhost",
        "X-Forwarded-Method, TRACE",
        "X-Forwarded-Method, get",
        "X-Forwarded-User, nobody",
    })
    void refusesWhatNoRuleAllows(String name, String value) throws IOException, InterruptedException {
        headers.put(name, value);

        assertThat(ask().statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Method",
                "X-Forwarded-Proto",
                "X-Forwarded-Host",
                "X-Forwarded-Uri",
                "X-Forwarded-For",
            })
    void tellsAGatewayThatForgetsAHeader(String name) throws IOException, InterruptedException {
        headers.remove(name);
        HttpResponse<String> response = ask();

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(name);
        assertThat(trial.asked()).isEmpty();
    }

    @Test
    void refusesGatewaysThatItDoesNotKnow() throws IOException, InterruptedException {
        headers.put("Portcullis-Token", "other");
        HttpResponse<String> response = ask();

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(header(response, "Portcullis-Decision")).isEmpty();
        assertThat(trial.asked()).isEmpty();
    }

    @Test
    void refusesCallersThatMayNotAsk() throws IOException, InterruptedException {
        try (Trial watchers = new Trial(HeaderSet.FORWARDED, Set.of(Right.WATCH), POLICY)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + watchers.port() + ForwardAuthSettings.PATH))
                    .timeout(LONGEST);
            headers.forEach(request::header);

            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
            assertThat(watchers.asked()).isEmpty();
        }
    }
}
