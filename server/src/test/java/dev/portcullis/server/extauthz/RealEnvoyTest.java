package dev.portcullis.server.extauthz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.program.Program;
import dev.portcullis.server.caller.Right;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Envoy with the configuration of the example, between a client and two services. */
@Timeout(300)
class RealEnvoyTest {
    private static final int KEPT = 8;
    private static final int MANY = 2_000;

    private final Queue<MultiMap> reached = new ConcurrentLinkedQueue<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    private Path folder;

    private Trial trial;
    private Program envoy;
    private HttpClient client;
    private int port;

    private record Answered(int status, MultiMap headers, String body) {}

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Path program = EnvoyProgram.demand();
        trial = new Trial(Trial.exampleMapping(), Set.of(Right.ASK));
        open.add(trial);
        HttpServer services = trial.vertx().createHttpServer().requestHandler(request -> {
            reached.add(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()));
            request.response().end("a service");
        });
        Trial.within(services.listen(0, "127.0.0.1"));
        port = Program.freePort();
        envoy = EnvoyProgram.start(program, folder, port, trial.port(), services.actualPort());
        open.add(0, envoy);
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
                .setURI(path);
        if (!user.isEmpty()) {
            options.putHeader("Authorization", "Bearer " + tokens.computeIfAbsent(user, RealEnvoyTest::token));
        }
        more.forEach(options::putHeader);
        return client.request(options)
                .compose(request -> request.send(
                                method.equals(HttpMethod.POST) ? Buffer.buffer("text") : Buffer.buffer())
                        .compose(RealEnvoyTest::read));
    }

    /** To be called where the answer arrives, or its body may be over before. */
    private static Future<Answered> read(HttpClientResponse response) {
        return response.body()
                .map(body ->
                        new Answered(response.statusCode(), response.headers(), body.toString(StandardCharsets.UTF_8)));
    }

    private Answered get(String user, String path) {
        return Trial.within(ask(user, HttpMethod.GET, path, Map.of()));
    }

    /** Made by the script of the example. */
    private static String token(String user) {
        try {
            Process script = new ProcessBuilder(Trial.EXAMPLE.resolve("token").toString(), user).start();
            String made = new String(script.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            assertThat(script.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(script.exitValue()).isZero();
            return made;
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void lettingSomebodyInTellsTheServiceWhoItIs() {
        assertThat(get("alice", "/apps/orders/1?a=b"))
                .extracting(Answered::status, Answered::body)
                .containsExactly(200, "a service");
        assertThat(reached).singleElement().satisfies(headers -> {
            assertThat(headers.getAll("Remote-User")).containsExactly("alice");
            assertThat(headers.getAll("Portcullis-Decision")).containsExactly("allow");
            assertThat(headers.getAll("Portcullis-Reason")).containsExactly("granted");
            assertThat(headers.getAll("Portcullis-Revision"))
                    .singleElement()
                    .asString()
                    .endsWith(":0");
            assertThat(headers.contains("Authorization")).isFalse();
        });
        assertThat(trial.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.request().action().name()).isEqualTo("read");
            assertThat(asked.request().resource().name()).isEqualTo("orders");
            assertThat(asked.request().resource().properties().get("path")).contains("/apps/orders/1");
            assertThat(asked.request().client().address()).isEqualTo("127.0.0.1");
            assertThat(asked.requestId()).isNotEmpty();
        });
    }

    @Test
    void refusingReachesTheClientWithItsReason() {
        Answered answered = Trial.within(ask("bob", HttpMethod.POST, "/apps/orders/1", Map.of()));

        assertThat(answered.status()).isEqualTo(403);
        assertThat(answered.body()).isEqualTo("Orders are changed by writers.\n");
        assertThat(answered.headers().get("Portcullis-Reason")).isEqualTo("rule");
        assertThat(answered.headers().get("Cache-Control")).isEqualTo("no-store");
        assertThat(answered.headers().get("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(Trial.within(ask("bob", HttpMethod.GET, "/apps/reports", Map.of("Accept", "application/json")))
                        .body())
                .startsWith("{\"decision\":\"deny\",\"reason\":\"no_match\"");
        assertThat(Trial.within(ask("alice", HttpMethod.POST, "/apps/orders/1", Map.of()))
                        .status())
                .isEqualTo(200);
        assertThat(reached).hasSize(1);
    }

    @Test
    void whoHasNoTokenIsAskedToLogIn() {
        Answered answered = get("", "/apps/orders/1");

        assertThat(answered.status()).isEqualTo(401);
        assertThat(answered.headers().get("WWW-Authenticate")).isEqualTo("Bearer");
        Map<String, String> forged = Map.of("Authorization", "Bearer " + token("alice") + "x");
        assertThat(Trial.within(ask("", HttpMethod.GET, "/apps/orders/1", forged))
                        .status())
                .isEqualTo(401);
        assertThat(trial.asked()).isEmpty();
        assertThat(reached).isEmpty();
    }

    /** A client can send every header that the service believes. */
    @Test
    void headersThatAClientForgesDoNotReachTheService() {
        Map<String, String> forged = Map.of(
                "Remote-User", "alice",
                "Remote_User", "alice",
                "Portcullis-Decision", "forged",
                "Portcullis_Decision", "forged",
                "Portcullis-Obligations", "forged",
                "Portcullis-Token", "forged",
                "X-Forwarded-User", "alice",
                "X-Request-Id", "mine");

        assertThat(Trial.within(ask("bob", HttpMethod.GET, "/apps/reports", forged))
                        .status())
                .isEqualTo(403);
        assertThat(Trial.within(ask("bob", HttpMethod.GET, "/apps/orders", forged))
                        .status())
                .isEqualTo(200);
        assertThat(reached).singleElement().satisfies(headers -> {
            assertThat(headers.getAll("Remote-User")).containsExactly("bob");
            assertThat(headers.contains("Remote_User")).isFalse();
            assertThat(headers.contains("Portcullis_Decision")).isFalse();
            assertThat(headers.getAll("Portcullis-Decision")).containsExactly("allow");
            assertThat(headers.getAll("Portcullis-Obligations")).doesNotContain("forged");
        });
    }

    @Test
    void pathsLeadNobodyAroundTheDecision() {
        List<String> paths = List.of(
                "/apps/orders/../reports",
                "/apps/orders/%2e%2e/reports",
                "//apps//reports",
                "/apps/%72eports",
                "/apps/reports;x",
                "/apps/orders%2f..%2f..%2freports",
                "/apps/orders/%252e%252e/reports",
                "/apps/orders/..%5creports",
                "/reports",
                "/");

        for (String path : paths) {
            assertThat(get("bob", path).status()).as(path).isBetween(400, 403);
        }
        assertThat(reached).isEmpty();
    }

    @Test
    void whoIsLockedIsRefusedAtOnce() throws InterruptedException {
        assertThat(get("bob", "/apps/orders").status()).isEqualTo(200);

        trial.lock("bob", "Call the security team.");

        Answered answered = get("bob", "/apps/orders");
        assertThat(answered.status()).isEqualTo(403);
        assertThat(answered.body()).isEqualTo("lock targeting User:\"bob\" is in force: Call the security team.\n");
        assertThat(get("alice", "/apps/orders").status()).isEqualTo(200);
    }

    @Test
    void theAccessLogTellsWhyAndWhere() throws InterruptedException {
        get("bob", "/apps/orders/7");
        Trial.within(ask("bob", HttpMethod.POST, "/apps/orders/8", Map.of()));

        long begin = System.nanoTime();
        while (!envoy.said().contains("/apps/orders/8 ")) {
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(20));
            Thread.sleep(20);
        }
        assertThat(envoy.said()).contains("200 GET /apps/orders/7 {").contains("\"reason\":\"granted\"");
        assertThat(envoy.said())
                .contains("403 POST /apps/orders/8 {")
                .contains("\"name\":\"orders are changed by writers\"")
                .contains("shop.rules");
    }

    @Test
    void withoutAServerEverybodyIsRefused() {
        assertThat(get("alice", "/apps/orders").status()).isEqualTo(200);

        trial.stop();

        assertThat(get("alice", "/apps/orders").status()).isEqualTo(503);
        assertThat(get("", "/apps/orders").status()).isEqualTo(503);
        assertThat(reached).hasSize(1);
    }

    @Test
    void withAServerThatSaysNothingEverybodyIsRefused() {
        int place = trial.port();
        trial.stop();
        Trial.within(saysNothingAt(place));

        assertThat(get("alice", "/apps/orders").status()).isEqualTo(503);
        assertThat(reached).isEmpty();
    }

    /** The port may be taken for a moment by an attempt of Envoy to reach the server that was there. */
    private Future<NetServer> saysNothingAt(int place) {
        return trial.vertx()
                .createNetServer()
                .connectHandler(silent -> {})
                .listen(place, "127.0.0.1")
                .recover(
                        taken -> trial.vertx().timer(50, TimeUnit.MILLISECONDS).compose(later -> saysNothingAt(place)));
    }

    @Test
    void manyRequestsAtOnceAreAllAnsweredRight() {
        get("alice", "/apps/orders");
        get("bob", "/apps/orders");
        List<Future<Answered>> answers = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            answers.add(ask(number % 3 == 0 ? "alice" : "bob", HttpMethod.GET, path(number), Map.of()));
        }
        Trial.within(Future.all(answers));

        for (int number = 0; number < MANY; number++) {
            boolean allowed = number % 3 == 0 || path(number).startsWith("/apps/orders/");
            assertThat(answers.get(number).result().status()).isEqualTo(allowed ? 200 : 403);
        }
        assertThat(trial.asked()).hasSize(MANY + 2);
    }

    private static String path(int number) {
        return number % 5 == 0 ? "/apps/reports" : "/apps/orders/" + number;
    }
}
