package dev.portcullis.server.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.server.caller.Authentication;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.mapping.DefaultMapping;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Problems;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server with forward auth alone, and the policy of an example. */
final class Trial implements AutoCloseable {
    /** What the gateway is known by, in the examples as well. */
    static final String TOKEN = "trial-token-of-the-gateway";

    private static final int SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final MemoryStore store = new MemoryStore();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final StoreFollower follower;
    private final HttpServer server;

    Trial(HeaderSet headers, Set<Right> rights, Path policy) {
        follower =
                StoreFollower.start(store, FollowerSettings.of(new CoreRules()).beside(List.of(policy)));
        DecisionPoint point = new DecisionPoint(
                vertx,
                follower.engine(),
                DecisionMode.POLICY,
                InstantSource.system(),
                List.of((question, decision, nanos) -> asked.add(question)));
        Router router = Router.router(vertx);
        router.route().failureHandler(new Problems());
        router.route()
                .handler(context -> authentication(rights)
                        .caller(context.request())
                        .onSuccess(caller -> {
                            caller.attach(context);
                            context.next();
                        })
                        .onFailure(context::fail));
        new ForwardAuth(
                        new ForwardAuthSettings(
                                ForwardAuthSettings.PATH, headers, DefaultMapping.FORWARD_AUTH.mapping()),
                        point)
                .mount(router);
        server = vertx.createHttpServer()
                .connectionHandler(connection -> connections.incrementAndGet())
                .requestHandler(router);
        within(server.listen(0, "127.0.0.1"));
    }

    private static Authentication authentication(Set<Right> rights) {
        Caller gateway = new Caller("gateway", rights, Optional.empty());
        return request -> TOKEN.equals(request.getHeader("Portcullis-Token"))
                ? Future.succeededFuture(gateway)
                : Future.failedFuture(Refusal.unauthenticated());
    }

    /** What becomes of something within a time that is long enough. */
    static <T> T within(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    Vertx vertx() {
        return vertx;
    }

    int port() {
        return server.actualPort();
    }

    /** All that was asked. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** How many connections gateways have opened. */
    int connections() {
        return connections.get();
    }

    /** Locks somebody, and returns when that is decided by. */
    void lock(String user, String message) throws InterruptedException {
        String lock = """
                kind: lock
                version: v2
                metadata: {name: lock-of-%1$s}
                spec: {target: {user: '%1$s'}, message: "%2$s"}
                """.formatted(user, message);
        var token = store.put(new ResourceKey("lock", "lock-of-" + user), lock, Precondition.ANY);
        long begin = System.nanoTime();
        while (!follower.engine().locks().token().reaches(token)) {
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(SECONDS));
            Thread.sleep(1);
        }
    }

    /** Ends the server, with all of its connections. */
    void stop() {
        within(server.close());
    }

    @Override
    public void close() {
        within(vertx.close());
        follower.close();
        store.close();
    }
}
