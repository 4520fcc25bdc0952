package dev.portcullis.server;

import dev.portcullis.core.CoreRules;
import dev.portcullis.follow.Expiry;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.PolicyRefusedException;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.server.caller.Authentication;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.config.ListenAddress;
import dev.portcullis.server.config.ServerConfig;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.SessionSettings;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that decides by what a store holds. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(1);

    private final ServerConfig config;
    private final Vertx vertx;
    private final StoreFollower follower;
    private final SessionRegistry sessions;
    private final AtomicInteger port = new AtomicInteger();
    private volatile boolean warm;

    private Server(ServerConfig config, Vertx vertx, StoreFollower follower, SessionRegistry sessions) {
        this.config = config;
        this.vertx = vertx;
        this.follower = follower;
        this.sessions = sessions;
    }

    /**
     * Starts to serve. The store stays the caller's, to be closed after the server.
     *
     * @throws StoreException if the store cannot be read
     * @throws PolicyRefusedException if the policy cannot be used
     * @throws ListenException if nobody can be listened to at that address
     */
    public static Server start(ServerConfig config, Store store) {
        CoreRules rules = new CoreRules();
        StoreFollower follower = StoreFollower.start(
                store,
                FollowerSettings.of(rules)
                        .within(config.freshnessBound())
                        .beside(config.policy())
                        .with(Expiry.REMOVE));
        SessionRegistry sessions = new SessionRegistry(
                follower.engine(),
                SessionSettings.DEFAULT
                        .withLease(config.sessions().lease())
                        .withFaults(fault -> LOG.error("a session's gateway could not be told", fault)));
        follower.tell(sessions);
        Vertx vertx = Vertx.vertx(new VertxOptions());
        Server server = new Server(config, vertx, follower, sessions);
        try {
            server.open();
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
        server.warmUp(rules);
        return server;
    }

    private void open() {
        DecisionPoint point = new DecisionPoint(vertx, follower.engine(), InstantSource.system(), List.of());
        FrontDoor.Plan plan = new FrontDoor.Plan(
                config,
                options(),
                List.of(),
                Authentication.everybodyIs(new Caller("trial", EnumSet.allOf(Right.class), Optional.empty())),
                List.of(),
                request -> request.response().setStatusCode(415).end(),
                rate(),
                new AtomicInteger(),
                port);
        int loops = Runtime.getRuntime().availableProcessors();
        await(
                vertx.deployVerticle(() -> new FrontDoor(plan), new DeploymentOptions().setInstances(loops)),
                config.listen());
        LOG.info("listening at {}", address());
        assert point != null;
    }

    private Optional<RateLimit> rate() {
        int most = config.limits().requestsPerSecond();
        return most == 0 ? Optional.empty() : Optional.of(new RateLimit(most));
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxHeaderSize(config.limits().headerBytes())
                .setMaxInitialLineLength(config.limits().headerBytes())
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(true)
                .setCompressionSupported(false);
        options.getInitialSettings()
                .setMaxConcurrentStreams(config.limits().streams())
                .setMaxHeaderListSize(config.limits().headerBytes());
        return options;
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
        return new ListenAddress(config.listen().host(), port.get());
    }

    /** Whether it has warmed up. */
    boolean isWarm() {
        return warm;
    }

    /** Reads the policy beside the store anew. */
    public void reload() {
        follower.reread();
    }

    /** Stops: no request is taken any more, those under way are answered, and then everything is let go of. */
    @Override
    public void close() {
        long grace = config.grace().toMillis();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(grace, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException failed) {
            LOG.warn("the server did not stop in order", failed);
        }
        sessions.close();
        follower.close();
    }

    private static void await(Future<?> future, ListenAddress address) {
        try {
            future.toCompletionStage().toCompletableFuture().get();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new ListenException(address, "interrupted");
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new ListenException(address, String.valueOf(failed.getCause()));
        }
    }
}
