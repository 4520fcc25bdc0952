package dev.portcullis.server;

import dev.portcullis.core.CoreRules;
import dev.portcullis.follow.Expiry;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.PolicyRefusedException;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.server.authzen.AuthZenEdge;
import dev.portcullis.server.config.ListenAddress;
import dev.portcullis.server.config.ServerConfig;
import dev.portcullis.server.extauthz.ExtAuthz;
import dev.portcullis.server.forwardauth.ForwardAuth;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.sessions.SessionsEdge;
import dev.portcullis.server.web.Edge;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.SessionSettings;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that decides by what a store holds. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final ServerConfig config;
    private final Optional<Path> firstToken;
    private final Vertx vertx = Vertx.vertx(new VertxOptions());
    private final StoreFollower follower;
    private final SessionRegistry registry;
    private final Access access;
    private final SessionsEdge sessions;
    private final FrontDoor.Plan plan;
    private volatile boolean warm;

    private Server(ServerConfig config, Optional<Path> firstToken, StoreFollower follower, SessionRegistry registry) {
        this.config = config;
        this.firstToken = firstToken;
        this.follower = follower;
        this.registry = registry;
        this.access = new Access(config, vertx, follower.engine());
        DecisionPoint point = new DecisionPoint(vertx, follower.engine(), InstantSource.system(), List.of());
        this.sessions = new SessionsEdge(point, registry, config.interfaces().sessions(), List.of());
        this.plan = FrontDoor.Plan.of(
                config,
                access,
                List.of(),
                edges(point),
                new ExtAuthz(vertx, access, point, config.interfaces().envoy()));
    }

    /**
     * Starts to serve. The store stays the caller's, to be closed after the server.
     *
     * @throws IllegalArgumentException if it would be dangerous to serve like this
     * @throws StoreException if the store cannot be read
     * @throws PolicyRefusedException if the policy cannot be used
     * @throws CallersRefusedException if the callers file cannot be used
     * @throws ListenException if nobody can be listened to at that address
     * @throws IOException if the token of the first administrator cannot be written
     */
    public static Server start(ServerConfig config, Store store) throws IOException {
        config.hazard().ifPresent(hazard -> {
            throw new IllegalArgumentException(hazard);
        });
        Optional<Path> token = Access.prepare(config, store);
        CoreRules rules = new CoreRules();
        StoreFollower follower = StoreFollower.start(
                store,
                FollowerSettings.of(rules)
                        .within(config.freshnessBound())
                        .beside(config.policy())
                        .with(Expiry.REMOVE));
        SessionRegistry registry = new SessionRegistry(
                follower.engine(),
                SessionSettings.DEFAULT
                        .withLease(config.interfaces().sessions().lease())
                        .withFaults(fault -> LOG.error("a session's gateway could not be told", fault)));
        follower.tell(registry);
        Server server = new Server(config, token, follower, registry);
        try {
            server.open();
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
        server.warmUp(rules);
        return server;
    }

    private List<Edge> edges(DecisionPoint point) {
        List<Edge> edges = new ArrayList<>();
        edges.add(new AuthZenEdge(vertx, point, config.interfaces().authZen()));
        config.interfaces().forwardAuth().forEach(settings -> edges.add(new ForwardAuth(settings, point)));
        edges.add(sessions);
        return edges;
    }

    private void open() {
        await(access.start(), FAREWELL);
        int loops = Runtime.getRuntime().availableProcessors();
        await(vertx.deployVerticle(() -> new FrontDoor(plan), new DeploymentOptions().setInstances(loops)), FAREWELL);
        LOG.info("listening at {}", address());
    }

    private void warmUp(CoreRules rules) {
        Thread thread = new Thread(
                () -> {
                    int made = new WarmUp(rules, LONGEST_WARM_UP).run(follower.engine());
                    warm = true;
                    LOG.info("ready after {} decisions to warm up", made);
                },
                "portcullis-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it listens. */
    public ListenAddress address() {
        return new ListenAddress(config.listen().host(), plan.port().get());
    }

    /** The file with the token of the first administrator, if one was made at this start. */
    public Optional<Path> firstToken() {
        return firstToken;
    }

    /** Whether it has warmed up. */
    boolean isWarm() {
        return warm;
    }

    /** Reads policy and callers anew. */
    public void reload() {
        follower.reread();
        access.reload();
    }

    /** Stops: no request is taken any more, those under way are answered, and then everything is let go of. */
    @Override
    public void close() {
        sessions.close();
        try {
            await(vertx.close(), config.grace().plus(FAREWELL));
        } catch (ListenException late) {
            LOG.warn("not everything could be answered", late);
        }
        access.close();
        registry.close();
        follower.close();
    }

    private void await(Future<?> future, Duration longest) {
        try {
            future.toCompletionStage().toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new ListenException(config.listen(), "interrupted");
        } catch (ExecutionException failed) {
            throw new ListenException(config.listen(), String.valueOf(failed.getCause()));
        } catch (TimeoutException late) {
            throw new ListenException(config.listen(), "it took too long");
        }
    }
}
