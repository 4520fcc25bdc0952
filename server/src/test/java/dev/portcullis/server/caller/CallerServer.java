package dev.portcullis.server.caller;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.source.SourceFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** A server that tells its callers who they are: name, rights, and the user with roles. */
final class CallerServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    final Vertx vertx = Vertx.vertx();
    final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    final AtomicReference<CompiledPolicy> policy = new AtomicReference<>(policy(""));
    final Callers callers;
    final HttpServer server;
    private final String scheme;

    CallerServer(CallersFile file) {
        this(file, new HttpServerOptions());
    }

    CallerServer(CallersFile file, HttpServerOptions options) {
        this.callers = new Callers(vertx, now::get, policy::get, file);
        this.scheme = options.isSsl() ? "https" : "http";
        this.server = await(vertx.createHttpServer(
                        options.setMaxHeaderSize(64 * 1024).setHost("127.0.0.1").setPort(0))
                .requestHandler(this::answer)
                .listen());
        await(callers.start());
    }

    /** The callers of a text, which has no mistakes. */
    static CallersFile file(String yaml, Path folder) {
        CallersReading reading = CallersReader.read(new SourceFile("callers.yaml", yaml), folder);
        return reading.callers().orElseThrow(() -> new AssertionError(reading.diagnostics()));
    }

    static CompiledPolicy policy(String yaml) {
        return new PolicyCompiler()
                .compile(new CatalogReader()
                        .read(List.of(new SourceFile("policy.yaml", yaml)))
                        .catalog())
                .policy();
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private void answer(HttpServerRequest request) {
        callers.caller(request).onComplete(found -> {
            if (found.succeeded()) {
                request.response().end(text(found.result()));
            } else if (found.cause() instanceof Refusal refusal) {
                request.response().setStatusCode(refusal.status()).end(refusal.message());
            } else {
                request.response().setStatusCode(500).end(String.valueOf(found.cause()));
            }
        });
    }

    private static String text(Caller caller) {
        return caller.id().name()
                + caller.rights().stream().sorted().map(Right::word).collect(Collectors.joining(",", " [", "]"))
                + caller.user().map(user -> " as " + user.name() + user.roles()).orElse("");
    }

    URI uri() {
        return URI.create(scheme + "://localhost:" + server.actualPort() + "/");
    }

    /** Status and text of the answer to a request with these headers, names and values in turn. */
    String ask(String... headers) {
        return ask(HttpClient.newHttpClient(), headers);
    }

    String ask(HttpClient client, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri()).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (java.io.IOException | InterruptedException failed) {
            return "failed: " + failed;
        }
    }

    String bearing(String token) {
        return ask("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        callers.close();
        await(vertx.close());
    }
}
