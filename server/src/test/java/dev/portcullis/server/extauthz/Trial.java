package dev.portcullis.server.extauthz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.server.caller.Authentication;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.mapping.MappingReader;
import dev.portcullis.server.mapping.MappingReading;
import dev.portcullis.server.mapping.RequestMapping;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A server with ext_authz alone, and the policy of the example. */
final class Trial implements AutoCloseable {
    /** What Envoy is known by. */
    static final String TOKEN = "trial-token-of-envoy";

    static final Path EXAMPLE = Path.of("../examples/envoy");
    private static final int SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final MemoryStore store = new MemoryStore();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Decision> decided = new ConcurrentLinkedQueue<>();
    private final StoreFollower follower;
    private final HttpServer server;

    Trial(RequestMapping mapping, Set<Right> rights) {
        follower = StoreFollower.start(
                store, FollowerSettings.of(new CoreRules()).beside(List.of(EXAMPLE.resolve("policy"))));
        DecisionPoint point = new DecisionPoint(
                vertx,
                follower.engine(),
                DecisionMode.POLICY,
                InstantSource.system(),
                List.of((question, decision, nanos) -> {
                    asked.add(question);
                    decided.add(decision);
                }));
        server = vertx.createHttpServer().requestHandler(new ExtAuthz(vertx, authentication(rights), point, mapping));
        within(server.listen(0, "127.0.0.1"));
    }

    /** The mapping of the example. */
    static RequestMapping exampleMapping() {
        try {
            return mapping(Files.readString(EXAMPLE.resolve("mapping.yaml")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static RequestMapping mapping(String text) {
        MappingReading reading = MappingReader.read(new SourceFile("mapping.yaml", text));
        assertThat(reading.diagnostics()).isEmpty();
        return reading.mapping().orElseThrow();
    }

    /** Knows Envoy by its token, after a moment. */
    private Authentication authentication(Set<Right> rights) {
        Caller envoy = new Caller("envoy", rights, Optional.empty());
        return request -> {
            String token = request.getHeader("Portcullis-Token");
            Promise<Caller> later = Promise.promise();
            vertx.runOnContext(moment -> {
                if (TOKEN.equals(token)) {
                    later.complete(envoy);
                } else {
                    later.fail(Refusal.unauthenticated());
                }
            });
            return later.future();
        };
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

    /** All that was decided. */
    List<Decision> decided() {
        return List.copyOf(decided);
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
