package dev.portcullis.server.sessions;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.request.Request;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.CallerId;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.point.Gateway;
import dev.portcullis.server.web.Problems;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.SessionSettings;
import dev.portcullis.session.Termination;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server of sessions over real HTTP. A bearer token is the name of a caller; what follows a hyphen is what it may not do. */
final class SessionServer implements AutoCloseable {
    static final SessionBounds BOUNDS = new SessionBounds(
            Duration.ofSeconds(20), Duration.ofMillis(200), Duration.ofSeconds(60), 20_000, 20_000, 4, 1_000);
    private static final String ROLE = """
            kind: role
            version: v7
            metadata: {name: %s}
            spec:
              options: {lock: %s, disconnect_expired_cert: %s}
              allow: {logins: [root], node_labels: {'*': '*'}}
            """;
    private static final String USER = """
            kind: user
            version: v2
            metadata: {name: %s}
            spec: {roles: [%s]}
            """;
    private static final CoreRules RULES = new CoreRules();

    /** One end that was told of. */
    record Told(Gateway gateway, UUID session, Request request, Termination termination) {}

    private final Vertx vertx = Vertx.vertx();
    private final MemoryStore store;
    private final StoreFollower follower;
    private final SessionRegistry registry;
    private final SessionsEdge edge;
    private final HttpServer http;
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final Set<String> silenced = ConcurrentHashMap.newKeySet();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final Queue<String> decided = new ConcurrentLinkedQueue<>();

    private SessionServer(MemoryStore store, SessionBounds bounds, int port) {
        this.store = store;
        this.follower = StoreFollower.start(
                store, FollowerSettings.of(RULES).within(Duration.ofSeconds(2)).polling(Duration.ofMillis(100)));
        this.registry = new SessionRegistry(follower.engine(), SessionSettings.DEFAULT.withLease(bounds.lease()));
        follower.tell(registry);
        DecisionPoint point = new DecisionPoint(
                vertx,
                follower.engine(),
                DecisionMode.POLICY,
                InstantSource.system(),
                List.of((asked, decision, nanos) ->
                        decided.add(asked.edge() + " " + decision.effect().word() + " " + decision.warnings())));
        this.edge = new SessionsEdge(
                this::caller,
                point,
                registry,
                bounds,
                List.of((gateway, session, request, termination) ->
                        told.add(new Told(gateway, session, request, termination))));
        Router router = Router.router(vertx);
        router.route().failureHandler(new Problems());
        router.route().handler(this::authenticate);
        router.route().handler(BodyHandler.create(false));
        edge.mount(router);
        this.http = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .await();
    }

    /** With a store in which ann, bob and user-0 to user-9 are operators, sue is careful, and cert ends with the certificate. */
    static SessionServer start(SessionBounds bounds) {
        MemoryStore store = new MemoryStore();
        put(store, "role", "ops", ROLE.formatted("ops", "best_effort", "no"));
        put(store, "role", "careful", ROLE.formatted("careful", "strict", "no"));
        put(store, "role", "short", ROLE.formatted("short", "best_effort", "yes"));
        List.of("ann", "bob").forEach(name -> put(store, "user", name, USER.formatted(name, "ops")));
        for (int number = 0; number < 10; number++) {
            put(store, "user", "user-" + number, USER.formatted("user-" + number, "ops"));
        }
        put(store, "user", "sue", USER.formatted("sue", "careful"));
        put(store, "user", "cert", USER.formatted("cert", "short"));
        return new SessionServer(store, bounds, 0);
    }

    static SessionServer start() {
        return start(BOUNDS);
    }

    private void authenticate(RoutingContext context) {
        caller(context.request()).onFailure(context::fail).onSuccess(caller -> {
            caller.attach(context);
            context.next();
        });
    }

    private Future<Caller> caller(HttpServerRequest request) {
        Optional<String> token = Optional.ofNullable(request.getHeader("Authorization"))
                .map(header -> header.substring("Bearer ".length()));
        return token.isEmpty() || revoked.contains(token.get())
                ? Future.failedFuture(Refusal.unauthenticated())
                : Future.succeededFuture(
                        silenced.contains(token.get())
                                ? new Caller(token.get(), Set.of(), Optional.empty())
                                : caller(token.get()));
    }

    /** The token is known no longer. */
    void revoke(String token) {
        revoked.add(token);
    }

    /** The caller keeps its token and loses all its rights. */
    void silence(String token) {
        silenced.add(token);
    }

    private static Caller caller(String token) {
        int hyphen = token.indexOf('-');
        Set<Right> rights = EnumSet.of(Right.ASK);
        if (hyphen >= 0) {
            rights = EnumSet.noneOf(Right.class);
            for (Right right : Right.values()) {
                if (token.substring(hyphen + 1).contains(right.word())) {
                    rights.add(right);
                }
            }
        }
        return new Caller(id(token), rights, Optional.empty());
    }

    /** What follows an at sign is who vouches for the name. */
    private static CallerId id(String token) {
        int at = token.indexOf('@');
        return at < 0 ? CallerId.known(token) : new CallerId(token.substring(at + 1), token.substring(0, at));
    }

    private static StoreToken put(MemoryStore store, String kind, String name, String document) {
        return store.put(new ResourceKey(kind, name), document, new Precondition.Absent());
    }

    /** Whether the server decides by all that was written until then. */
    boolean knows(StoreToken token) {
        return follower.engine().locks().token().reaches(token);
    }

    /** Writes a lock on a user. */
    StoreToken lock(String user) {
        String name = "lock-" + UUID.randomUUID();
        return put(store, "lock", name, """
                kind: lock
                version: v2
                metadata: {name: %s}
                spec: {target: {user: %s}, message: Call us.}
                """.formatted(name, user));
    }

    /** Another process on the same port, over the same store. */
    SessionServer restarted() {
        int port = http.actualPort();
        stop();
        return new SessionServer(store, BOUNDS, port);
    }

    /** Lets the view of the locks grow old. */
    void stopFollowing() {
        follower.close();
    }

    /** Writes a document. */
    StoreToken write(String kind, String name, String document) {
        return put(store, kind, name, document);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + http.actualPort());
    }

    Queue<Told> told() {
        return told;
    }

    /** Decisions that were told of: the interface, the effect and warnings. */
    Queue<String> decided() {
        return decided;
    }

    SessionRegistry registry() {
        return registry;
    }

    SessionsEdge edge() {
        return edge;
    }

    private void stop() {
        edge.close();
        http.close().await();
        registry.close();
        follower.close();
        vertx.close().await();
    }

    @Override
    public void close() {
        stop();
        store.close();
    }
}
