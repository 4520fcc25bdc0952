package dev.portcullis.server.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.Program;
import dev.portcullis.server.caller.Right;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real gateways with the configurations of the examples, between a client and a wiki. */
@Timeout(400)
class RealGatewaysTest {
    private static final String HOST = "wiki.localhost";
    private static final int KEPT = 8;
    private static final int MANY = 4_000;

    private final Queue<MultiMap> reached = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    private Path folder;

    private Trial trial;
    private HttpClient client;
    private int port;

    private record Answered(int status, MultiMap headers, String body) {}

    private void start(Gateway gateway) throws IOException, InterruptedException {
        start(gateway, HeaderSet.FORWARDED, UnaryOperator.identity());
    }

    private void start(Gateway gateway, HeaderSet headers, UnaryOperator<String> settings)
            throws IOException, InterruptedException {
        gateway.demand();
        trial = new Trial(headers, Set.of(Right.ASK), gateway.example().resolve("policy"));
        open.add(trial);
        HttpServer wiki = trial.vertx().createHttpServer().requestHandler(request -> {
            reached.add(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()));
            request.response().end("a page");
        });
        Trial.within(wiki.listen(0, "127.0.0.1"));
        port = Program.freePort();
        open.add(0, gateway.start(folder, port, trial.port(), wiki.actualPort(), settings));
        client = trial.vertx()
                .createHttpClient(
                        new HttpClientOptions().setKeepAlive(true),
                        new PoolOptions().setHttp1MaxSize(KEPT).setMaxWaitQueueSize(MANY));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable thing : open) {
            thing.close();
        }
    }

    private Future<Answered> ask(String user, HttpMethod method, String path, Map<String, String> more) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .putHeader("Host", HOST + ":" + port);
        if (!user.isEmpty()) {
            options.putHeader("Authorization", basic(user + ":" + user + "s-password"));
        }
        more.forEach(options::putHeader);
        return client.request(options)
                .compose(request -> request.send(method == HttpMethod.POST ? Buffer.buffer("text") : Buffer.buffer()))
                .compose(response -> response.body()
                        .map(body -> new Answered(
                                response.statusCode(), response.headers(), body.toString(StandardCharsets.UTF_8))));
    }

    private Answered get(String user, String path) {
        return Trial.within(ask(user, HttpMethod.GET, path, Map.of()));
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void lettingSomebodyInTellsTheWikiWhoItIs(Gateway gateway) throws IOException, InterruptedException {
        start(gateway);

        assertThat(get("bob", "/pages/1?a=b"))
                .extracting(Answered::status, Answered::body)
                .containsExactly(200, "a page");
        assertThat(reached).singleElement().satisfies(headers -> {
            assertThat(headers.getAll("Remote-User")).containsExactly("bob");
            assertThat(headers.getAll("Portcullis-Decision")).containsExactly("allow");
            assertThat(headers.getAll("Portcullis-Revision"))
                    .singleElement()
                    .asString()
                    .endsWith(":0");
            assertThat(headers.contains("Authorization")).isFalse();
        });
        assertThat(trial.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.request().action().name()).isEqualTo("read");
            assertThat(asked.request().resource().name()).isEqualTo(HOST);
            assertThat(asked.request().resource().properties().get("path")).contains("/pages/1");
            assertThat(asked.request().client().address()).isEqualTo("127.0.0.1");
        });
    }

    @ParameterizedTest
    @EnumSource
    void theMethodOfTheClientCounts(Gateway gateway) throws IOException, InterruptedException {
        start(gateway);

        assertThat(Trial.within(ask("alice", HttpMethod.POST, "/pages/1", Map.of()))
                        .status())
                .isEqualTo(200);
        assertThat(Trial.within(ask("bob", HttpMethod.POST, "/pages/1", Map.of()))
                        .status())
                .isEqualTo(403);
        assertThat(reached).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void refusingReachesTheClientWithItsReason(Gateway gateway) throws IOException, InterruptedException {
        start(gateway);
        Answered answered = get("bob", "/admin/users");

        assertThat(answered.status()).isEqualTo(403);
        assertThat(answered.body()).isEqualTo("The administration of the wiki is for its administrators.\n");
        assertThat(reached).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoHasNotLoggedInIsAskedToAndNobodyIsAskedAboutThem(Gateway gateway) throws IOException, InterruptedException {
        start(gateway);
        Map<String, String> forged =
                Map.of("X-Forwarded-User", "alice", "Remote-User", "alice", "Portcullis-Token", Trial.TOKEN);

        assertThat(get("", "/pages/1").status()).isEqualTo(401);
        assertThat(Trial.within(ask("", HttpMethod.GET, "/pages/1", forged)).status())
                .isEqualTo(401);
        assertThat(Trial.within(ask("", HttpMethod.GET, "/pages/1", Map.of("Authorization", basic("bob:guess"))))
                        .status())
                .isEqualTo(401);
        assertThat(trial.asked()).isEmpty();
        assertThat(reached).isEmpty();
    }

    /** A client can send every header that anybody believes. */
    @ParameterizedTest
    @EnumSource
    void headersThatAClientForgesAreNotBelieved(Gateway gateway) throws IOException, InterruptedException {
        start(gateway);
        Map<String, String> forged = Map.ofEntries(
                Map.entry("X-Forwarded-User", "alice"),
                Map.entry("Remote-User", "alice"),
                Map.entry("Portcullis-Token", "forged"),
                Map.entry("Portcullis-Decision", "forged"),
                Map.entry("Portcullis-Revision", "forged"),
                Map.entry("X-Forwarded-Method", "GET"),
                Map.entry("X-Forwarded-Uri", "/pages/1"),
                Map.entry("X-Forwarded-Host", "other.localhost"),
                Map.entry("X-Forwarded-Proto", "https"),
                Map.entry("X-Forwarded-For", "192.0.2.1"),
                Map.entry("X-Original-Method", "GET"),
                Map.entry("X-Original-URI", "/pages/1"),
                Map.entry("X-Original-URL", "http://wiki.localhost/pages/1"),
                Map.entry("X-HTTP-Method-Override", "GET"),
                Map.entry("X-Rewrite-Url", "/pages/1"));

        assertThat(Trial.within(ask("bob", HttpMethod.GET, "/admin", forged)).status())
                .isEqualTo(403);
        assertThat(Trial.within(ask("bob", HttpMethod.POST, "/pages/1", forged)).status())
                .isEqualTo(403);
        assertThat(reached).isEmpty();
        assertThat(Trial.within(ask("bob", HttpMethod.GET, "/pages/1", forged)).status())
                .isEqualTo(200);
        assertThat(reached).singleElement().satisfies(headers -> {
            assertThat(headers.getAll("Remote-User")).containsExactly("bob");
            assertThat(headers.getAll("Portcullis-Decision")).containsExactly("allow");
            assertThat(headers.getAll("Portcullis-Revision")).doesNotContain("forged");
        });
        assertThat(trial.asked()).hasSize(3).allSatisfy(asked -> {
            assertThat(asked.request().resource().name()).isEqualTo(HOST);
            assertThat(asked.request().client().address()).isEqualTo("127.0.0.1");
        });
    }

    /** The other two ways that configurations of nginx are written in. */
    @Test
    void nginxMaySendTheUriInOtherHeaders() throws IOException, InterruptedException {
        start(
                Gateway.NGINX,
                HeaderSet.ORIGINAL_URI,
                text -> text.replace("X-Forwarded-Method", "X-Original-Method")
                        .replace("X-Forwarded-Uri", "X-Original-URI"));

        assertThat(get("bob", "/pages/1").status()).isEqualTo(200);
        assertThat(get("bob", "/admin").status()).isEqualTo(403);
    }

    @Test
    void nginxMaySendAUrl() throws IOException, InterruptedException {
        start(
                Gateway.NGINX,
                HeaderSet.ORIGINAL_URL,
                text -> text.replace("X-Forwarded-Method", "X-Original-Method")
                        .replace("X-Forwarded-Uri $request_uri", "X-Original-URL $scheme://$http_host$request_uri"));

        assertThat(get("bob", "/pages/1").status()).isEqualTo(200);
        assertThat(get("bob", "/admin").status()).isEqualTo(403);
    }

    @Test
    void nginxThatSendsTheHeadersOfAnotherSetLetsNobodyIn() throws IOException, InterruptedException {
        start(Gateway.NGINX, HeaderSet.ORIGINAL_URI, UnaryOperator.identity());

        assertThat(get("bob", "/pages/1").status()).isEqualTo(500);
        assertThat(reached).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void pathsThatTheWikiMayReadInAnotherWayAreRefused(Gateway gateway) throws IOException, InterruptedException {
        start(gateway);
        List<String> paths = List.of(
                "/pages/../admin", "/pages/%2e%2e/admin", "//admin", "/%61dmin", "/admin;x", "/pages%2f..%2fadmin");

        for (String path : paths) {
            assertThat(get("bob", path).status()).as(path).isEqualTo(403);
        }
        assertThat(reached).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsLockedIsRefusedAtOnce(Gateway gateway) throws IOException, InterruptedException {
        start(gateway);
        assertThat(get("bob", "/pages/1").status()).isEqualTo(200);

        trial.lock("bob", "Call the security team.");

        Answered answered = get("bob", "/pages/1");
        assertThat(answered.status()).isEqualTo(403);
        assertThat(answered.body()).isEqualTo("lock targeting User:\"bob\" is in force: Call the security team.\n");
        assertThat(get("alice", "/pages/1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void withoutAServerEverybodyIsRefused(Gateway gateway) throws IOException, InterruptedException {
        start(gateway);
        assertThat(get("bob", "/pages/1").status()).isEqualTo(200);

        trial.stop();

        assertThat(get("bob", "/pages/1").status()).isEqualTo(gateway.withoutServer());
        assertThat(get("alice", "/pages/1").status()).isEqualTo(gateway.withoutServer());
        assertThat(reached).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void manyRequestsOverKeptConnectionsAreAllAnsweredRight(Gateway gateway) throws IOException, InterruptedException {
        start(gateway);
        List<Future<Answered>> answers = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            answers.add(ask(number % 3 == 0 ? "alice" : "bob", HttpMethod.GET, path(number), Map.of()));
        }
        Trial.within(Future.all(answers));

        for (int number = 0; number < MANY; number++) {
            int expected = path(number).equals("/admin") ? 403 : 200;
            assertThat(answers.get(number).result().status()).isEqualTo(expected);
        }
        assertThat(trial.asked()).hasSize(MANY);
        assertThat(reached).hasSize((int) answers.stream()
                .filter(answer -> answer.result().status() == 200)
                .count());
        assertThat(trial.connections()).isLessThan(MANY / 10);
    }

    private static String path(int number) {
        return number % 5 == 0 ? "/admin" : "/pages/" + number;
    }
}
