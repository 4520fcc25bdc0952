package dev.portcullis.server.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Problems;
import dev.portcullis.server.web.RequestId;
import dev.portcullis.source.SourceFile;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The interface on a port of this machine, for as long as a test lasts. */
final class AuthZenServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final AuthZenClient client;
    private final Queue<Decision> decided = new ConcurrentLinkedQueue<>();
    private final PolicyEngine engine;
    private final HttpServer server;
    private Caller caller = new Caller("gateway", EnumSet.allOf(Right.class), Optional.empty());

    private AuthZenServer(CatalogReading reading, AuthZenSettings settings) {
        assertThat(reading.diagnostics()).isEmpty();
        Catalog catalog = reading.catalog();
        this.engine = new PolicyEngine(
                new PolicyCompiler().compile(catalog).policy(), LockView.of(catalog.locks(), 7, Proof.ALWAYS));
        DecisionPoint point = new DecisionPoint(
                vertx,
                engine,
                DecisionMode.POLICY,
                () -> NOW,
                List.of((asked, decision, nanos) -> decided.add(decision)));
        Router router = Router.router(vertx);
        router.route().failureHandler(new Problems()).handler(new RequestId());
        router.route().handler(BodyHandler.create(false));
        router.route().handler(context -> {
            caller.attach(context);
            context.next();
        });
        new AuthZenEdge(vertx, point, settings).mount(router);
        this.server = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        this.client = new AuthZenClient(port());
    }

    /** With the policy of a folder. */
    static AuthZenServer of(Path policy) {
        return new AuthZenServer(new CatalogReader().readPaths(List.of(policy)), AuthZenSettings.DEFAULT);
    }

    /** With a policy of resources and rules. */
    static AuthZenServer of(String resources, String rules) {
        return of(resources, rules, AuthZenSettings.DEFAULT);
    }

    static AuthZenServer of(String resources, String rules, AuthZenSettings settings) {
        return new AuthZenServer(
                new CatalogReader()
                        .read(List.of(new SourceFile("policy.yaml", resources), new SourceFile("policy.rules", rules))),
                settings);
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Whoever asks from now on has these rights only. */
    void callerHas(Right... rights) {
        caller = new Caller("gateway", Set.of(rights), Optional.empty());
    }

    PolicyEngine engine() {
        return engine;
    }

    /** What was told to those who listen to decisions. */
    List<Decision> decided() {
        return List.copyOf(decided);
    }

    int port() {
        return server.actualPort();
    }

    Reply post(String path, String body) {
        return client.post(path, body);
    }

    Reply post(String path, byte[] body) {
        return client.post(path, body);
    }

    HttpRequest.Builder request(String path) {
        return client.request(path);
    }

    Reply send(HttpRequest.Builder request) {
        return client.send(request);
    }

    @Override
    public void close() {
        await(server.close());
        await(vertx.close());
    }
}
