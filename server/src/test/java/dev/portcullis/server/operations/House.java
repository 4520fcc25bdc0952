package dev.portcullis.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionListener;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Edge;
import dev.portcullis.server.web.Problems;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A server that can be asked one thing: whether a user may log in as root. */
final class House implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    static final Caller WATCHER = new Caller("ops", EnumSet.of(Right.WATCH), Optional.empty());
    private static final CoreRules RULES = new CoreRules();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Vertx vertx = Vertx.vertx();
    final ObstinateStore store = new ObstinateStore();
    final StoreFollower follower;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Optional<HttpServer> server = Optional.empty();

    House() {
        put("role", "ops", role());
        follower = StoreFollower.start(
                store, FollowerSettings.of(RULES).within(Duration.ofMillis(300)).polling(Duration.ofMillis(5)));
    }

    DecisionPoint point(DecisionListener... listeners) {
        return new DecisionPoint(vertx, follower.engine(), DecisionMode.POLICY, () -> NOW, List.of(listeners));
    }

    /** Serves edges to a caller whom nobody has to authenticate. */
    House serve(Caller caller, List<Handler<RoutingContext>> first, Edge... edges) {
        Router router = Router.router(vertx);
        first.forEach(handler -> router.route().handler(handler));
        router.route().handler(context -> {
            caller.attach(context);
            context.next();
        });
        router.route().failureHandler(new Problems());
        List.of(edges).forEach(edge -> edge.mount(router));
        answer(router);
        return this;
    }

    /** Serves with a handler of requests. */
    void answer(Handler<HttpServerRequest> requests) {
        server = Optional.of(vertx.createHttpServer()
                .requestHandler(requests)
                .listen(0, "127.0.0.1")
                .await());
    }

    /** {@code GET /ask/:user}, answered with the effect. */
    static Edge asking(DecisionPoint point) {
        return router -> router.get("/ask/:user").handler(context -> {
            Asked asked = new Asked(Caller.of(context), "authzen", "r-1", request(context.pathParam("user")));
            point.decide(asked)
                    .onSuccess(decision -> context.end(decision.effect().word()))
                    .onFailure(context::fail);
        });
    }

    static Request request(String user) {
        return Request.connect(
                Subject.User.local(user, List.of("ops"), Map.of()),
                Protocol.SSH,
                Resource.of("node", "web-1", Map.of()),
                Account.login("root"),
                NOW);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        int port = server.orElseThrow().actualPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    void lock(String user) {
        StoreToken token = put("lock", "on-" + user, """
                kind: lock
                version: v2
                metadata: {name: on-%1$s}
                spec: {target: {user: %1$s}}
                """.formatted(user));
        await(() -> follower.engine().locks().token().reaches(token));
    }

    StoreToken put(String kind, String name, String document) {
        return store.put(new ResourceKey(kind, name), document, Precondition.ANY);
    }

    private static String role() {
        return """
                kind: role
                version: v7
                metadata: {name: ops}
                spec:
                  allow: {logins: [root], node_labels: {'*': '*'}}
                """;
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it happens in time").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        vertx.close().await();
        follower.close();
        store.close();
    }
}
