package dev.portcullis.server.caller;

import static dev.portcullis.server.caller.SigningKeys.RSA;
import static dev.portcullis.server.caller.SigningKeys.claims;
import static dev.portcullis.server.caller.SigningKeys.header;
import static dev.portcullis.server.caller.SigningKeys.published;
import static dev.portcullis.server.caller.SigningKeys.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KeySourceTest {
    private static final RSAKey NEXT = SigningKeys.rsa("next", 2048);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Handler<HttpServerRequest>> answer = new AtomicReference<>();
    private HttpServer issuer = vertx.createHttpServer();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        answers(published(RSA));
        issuer = CallerServer.await(vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.incrementAndGet();
                    Objects.requireNonNull(answer.get()).handle(request);
                })
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void stop() {
        CallerServer.await(vertx.close());
    }

    private void answers(String text) {
        answer.set(request -> request.response().end(text));
    }

    private CallerServer server(String refresh) {
        return new CallerServer(CallerServer.file(
                "issuers: [{issuer: 'https://id.example.com', audience: portcullis, refresh: " + refresh
                        + ", keys: 'http://127.0.0.1:" + issuer.actualPort() + "/keys'}]",
                folder));
    }

    private static String next() {
        return signed(NEXT, header(JWSAlgorithm.RS256).keyID("next").build(), claims());
    }

    @Test
    void readsKeysFromAUrl() {
        try (CallerServer server = server("1h")) {
            assertThat(server.bearing(signed(claims()))).startsWith("200");
            assertThat(server.bearing(signed(claims().subject("other")))).startsWith("200");
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void doesNotReadThemAgainForEveryUnknownKey() {
        try (CallerServer server = server("1h")) {
            for (int attempt = 0; attempt < 20; attempt++) {
                assertThat(server.bearing(next())).startsWith("401");
            }
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void endsRememberedTokensWithTheirKey() throws InterruptedException {
        try (CallerServer server = server("1s")) {
            String token = signed(claims());
            assertThat(server.bearing(token)).startsWith("200");
            answers(published(NEXT));

            await(() -> server.bearing(token).startsWith("401"));
            assertThat(server.bearing(next())).startsWith("200");
        }
    }

    @Test
    void keepsTheKeysForAWhileWhenTheIssuerIsGone() throws InterruptedException {
        try (CallerServer server = server("1s")) {
            answer.set(request -> request.response().setStatusCode(503).end(published(NEXT)));
            int before = asked.get();
            await(() -> asked.get() > before + 1);

            assertThat(server.bearing(signed(claims()))).startsWith("200");
        }
    }

    @Test
    void hasNoKeysWhereTheyCannotBeRead() {
        answer.set(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "/elsewhere")
                .end());
        try (CallerServer server = server("1h")) {
            assertThat(server.bearing(signed(claims()))).startsWith("401");
            assertThat(server.callers.failures()).containsEntry(Failure.UNKNOWN_KEY, 1L);
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void readsNoMoreThanKeysCanBe() {
        String keys = published(RSA);
        answers(keys.substring(0, keys.length() - 1) + ",\"padding\":\"" + "x".repeat(300_000) + "\"}");
        try (CallerServer server = server("1h")) {
            assertThat(server.bearing(signed(claims()))).startsWith("401");
        }
    }

    @Test
    void doesNotWaitForAnIssuerThatDoesNotAnswer() {
        answer.set(request -> request.response().setChunked(true).write("{"));
        long begin = System.nanoTime();
        try (CallerServer server = server("1h")) {
            assertThat(server.bearing(signed(claims()))).startsWith("401");
        }
        assertThat(System.nanoTime() - begin).isLessThan(15_000_000_000L);
    }

    @Test
    void readsAFileAnew() throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.json");
        Files.writeString(keys, published(RSA));
        CallersFile file = CallerServer.file(
                "issuers: [{issuer: 'https://id.example.com', audience: portcullis, refresh: 1s, keys: keys.json}]",
                folder);
        try (CallerServer server = new CallerServer(file)) {
            assertThat(server.bearing(signed(claims()))).startsWith("200");
            Files.writeString(keys, "nonsense");
            assertThat(server.bearing(next())).startsWith("401");
            Files.writeString(keys, published(RSA, NEXT));

            await(() -> server.bearing(next()).startsWith("200"));
            assertThat(server.bearing(signed(claims()))).startsWith("200");
        }
    }

    @Test
    void keepsKeysThatAreWhereTheyWereWhenTheFileIsReadAnew() {
        try (CallerServer server = server("1h")) {
            String token = signed(claims());
            assertThat(server.bearing(token)).startsWith("200 gateway []");
            server.callers.use(CallerServer.file(
                    "issuers: [{issuer: 'https://id.example.com', audience: portcullis, refresh: 1h, rights: ask,"
                            + " keys: 'http://127.0.0.1:" + issuer.actualPort() + "/keys'}]",
                    folder));

            assertThat(server.bearing(token)).startsWith("200 gateway [ask]");
            assertThat(asked).hasValue(1);
        }
    }

    private interface Check {
        boolean holds();
    }

    private static void await(Check check) throws InterruptedException {
        for (int attempt = 0; attempt < 100 && !check.holds(); attempt++) {
            Thread.sleep(100);
        }
        assertThat(check.holds()).isTrue();
    }
}
