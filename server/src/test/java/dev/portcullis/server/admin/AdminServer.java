package dev.portcullis.server.admin;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.policy.Presets;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.point.Claims;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Problems;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.server.web.RequestId;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.SessionSettings;
import dev.portcullis.store.FollowerBook;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.remote.RemoteStore;
import dev.portcullis.store.remote.ServerAddress;
import dev.portcullis.store.remote.ServerClient;
import dev.portcullis.store.remote.ServerTrust;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** An administrators' interface over real HTTP. A bearer token is the name of a user of the store; {@code nobody} is none. */
public final class AdminServer implements AutoCloseable {
    private static final CoreRules RULES = new CoreRules();

    private final Vertx vertx = Vertx.vertx();
    private final Store store;
    private final StoreFollower follower;
    private final SessionRegistry registry;
    private final AdminEdge edge;
    private final HttpServer http;
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    private AdminServer(Store store, AuditTrail trail) throws Exception {
        this.store = store;
        this.follower = StoreFollower.start(store, FollowerSettings.of(RULES).polling(Duration.ofMillis(50)));
        this.registry = new SessionRegistry(follower.engine(), SessionSettings.DEFAULT);
        follower.tell(registry);
        DecisionPoint point =
                new DecisionPoint(vertx, follower.engine(), DecisionMode.POLICY, InstantSource.system(), List.of());
        this.edge = new AdminEdge(
                vertx,
                this::caller,
                point,
                new Administered(
                        store, follower::state, store.followers().orElseGet(FollowerBook::new), registry::sessions),
                trail);
        Router router = Router.router(vertx);
        router.route().handler(new RequestId()).failureHandler(new Problems());
        router.route().handler(this::authenticate);
        router.route().handler(BodyHandler.create(false));
        edge.mount(router);
        this.http = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    /** A server with user {@code root}, who may do everything, and whatever else is put into the store before. */
    public static AdminServer start(Store store, AuditTrail trail) throws Exception {
        put(store, "role", "root", """
                kind: role
                version: v7
                metadata: {name: root}
                spec: {allow: {rules: [{resources: ['*'], verbs: ['*']}]}}
                """);
        putUser(store, "root", "root");
        return new AdminServer(store, trail);
    }

    /** A server in memory, which records nothing. */
    public static AdminServer start() throws Exception {
        return start(new MemoryStore(), AuditTrail.NONE);
    }

    /** Puts a document into a store. */
    public static void put(Store store, String kind, String name, String document) {
        store.put(new ResourceKey(kind, name), document, Precondition.ANY);
    }

    /** Puts a user into a store, and the preset roles that it names. */
    static void putUser(Store store, String name, String role) {
        if (Presets.NAMES.contains(role)) {
            put(store, "role", role, Presets.source(role).text());
        }
        put(store, "user", name, """
                kind: user
                version: v2
                metadata: {name: %s}
                spec: {roles: [%s]}
                """.formatted(name, role));
    }

    private void authenticate(RoutingContext context) {
        caller(context.request()).onFailure(context::fail).onSuccess(caller -> {
            caller.attach(context);
            context.next();
        });
    }

    private Future<Caller> caller(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith("Bearer ") || revoked.contains(header.substring("Bearer ".length()))) {
            return Future.failedFuture(Refusal.unauthenticated());
        }
        String name = header.substring("Bearer ".length());
        return Future.succeededFuture(new Caller(
                "caller of " + name,
                name.equals("root") ? EnumSet.of(Right.WATCH) : EnumSet.noneOf(Right.class),
                name.equals("nobody")
                        ? Optional.empty()
                        : Optional.of(
                                Claims.stored(follower.engine().policy(), name).subject())));
    }

    /** The token is known no longer. */
    void revoke(String token) {
        revoked.add(token);
    }

    /** Mounts its interface on another router. */
    void mount(Router router) {
        edge.mount(router);
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.actualPort());
    }

    /** A client with the token of a user. */
    public ServerClient client(String user) {
        return new ServerClient(new ServerAddress(address()), Optional.of(user), ServerTrust.OF_MACHINE);
    }

    /** The store as a user sees it. */
    public RemoteStore remote(String user) {
        return new RemoteStore(client(user));
    }

    @Override
    public void close() {
        edge.close();
        registry.close();
        follower.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        store.close();
    }
}
