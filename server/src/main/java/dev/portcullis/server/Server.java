package dev.portcullis.server;

import dev.portcullis.core.CoreRules;
import dev.portcullis.follow.Expiry;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.PolicyRefusedException;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.server.admin.AdminEdge;
import dev.portcullis.server.admin.Administered;
import dev.portcullis.server.authzen.AuthZenEdge;
import dev.portcullis.server.caller.TlsSettings;
import dev.portcullis.server.config.ListenAddress;
import dev.portcullis.server.config.ServerConfig;
import dev.portcullis.server.extauthz.ExtAuthz;
import dev.portcullis.server.forwardauth.ForwardAuth;
import dev.portcullis.server.openapi.OpenApiEdge;
import dev.portcullis.server.operations.Health;
import dev.portcullis.server.operations.HealthEdge;
import dev.portcullis.server.operations.MetricsEdge;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.sessions.SessionsEdge;
import dev.portcullis.server.web.Edge;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.SessionSettings;
import dev.portcullis.store.FollowerBook;
import dev.portcullis.store.Followers;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
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
    private static final long LOOK_MILLIS = 1_000;
    private static final int WORKERS = 32;
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final ServerConfig config;
    private final Vertx vertx;
    private final StoreFollower follower;
    private final SessionRegistry registry;
    private final Access access;
    private final Observation observation;
    private final Health health;
    private final SessionsEdge sessions;
    private final AdminEdge administration;
    private final FrontDoor.Plan plan;

    private Server(
            ServerConfig config,
            String version,
            Store store,
            StoreFollower follower,
            SessionRegistry registry,
            Followers followers)
            throws IOException {
        this.config = config;
        Doorstep doorstep = new Doorstep(config.limits());
        this.vertx = Vertx.builder()
                .with(new VertxOptions().setWorkerPoolSize(DecisionPoint.MOST_WAITERS + WORKERS))
                .withTransport(new WatchedTransport(doorstep))
                .build();
        this.follower = follower;
        this.registry = registry;
        this.access = new Access(config, vertx, follower.engine());
        this.observation = new Observation(config, vertx, version);
        this.health = new Health(follower);
        observation.watch(store, follower, registry, access);
        observation.decisions().ifPresent(health::watch);
        observation.audit().ifPresent(health::watch);
        DecisionPoint point = new DecisionPoint(
                vertx,
                follower.engine(),
                config.interfaces().mode(),
                InstantSource.system(),
                observation.decisionListeners());
        this.sessions = new SessionsEdge(
                access, point, registry, config.interfaces().sessions(), observation.terminationListeners());
        this.administration = new AdminEdge(
                vertx,
                access,
                point,
                new Administered(store, follower::state, followers, registry::sessions),
                observation.trail());
        Optional<RateLimit> rate = RateLimit.of(config.limits());
        this.plan = FrontDoor.Plan.of(
                config,
                access,
                observation,
                edges(point),
                new ExtAuthz(
                        vertx,
                        new CallGate(access, observation.rejected(), rate),
                        point,
                        config.interfaces().envoy()),
                rate,
                doorstep);
    }

    /**
     * Sees to it that somebody can administer a server that was just set up; to be called before it is started.
     *
     * @return the file with the token of the first administrator, if it was made
     * @throws IOException if the file cannot be made
     * @throws StoreException if the store takes no writes
     */
    public static Optional<Path> setUp(ServerConfig config, Store store) throws IOException {
        return Access.prepare(config, store);
    }

    /**
     * Starts to serve. The store stays the caller's, to be closed after the server.
     *
     * @param config how
     * @param version what the program calls itself
     * @param store what to decide by
     * @throws IllegalArgumentException if it would be dangerous to serve like this
     * @throws StoreException if the store cannot be read
     * @throws PolicyRefusedException if the policy cannot be used
     * @throws CallersRefusedException if the callers file cannot be used
     * @throws ListenException if nobody can be listened to at that address
     * @throws IOException if one of the logs cannot be written
     */
    public static Server start(ServerConfig config, String version, Store store) throws IOException {
        config.hazard().ifPresent(hazard -> {
            throw new IllegalArgumentException(hazard);
        });
        Access.enroll(config, store);
        CoreRules rules = new CoreRules();
        Followers followers = store.followers().orElseGet(FollowerBook::new);
        FollowerSettings usual = FollowerSettings.of(rules);
        StoreFollower follower = StoreFollower.start(
                store,
                usual.named("server:" + config.listen() + ":" + usual.name())
                        .listedIn(followers)
                        .within(config.freshnessBound())
                        .beside(config.policy())
                        .with(Expiry.REMOVE));
        SessionRegistry registry = new SessionRegistry(
                follower.engine(),
                SessionSettings.DEFAULT
                        .withMode(config.interfaces().mode())
                        .withLease(config.interfaces().sessions().lease())
                        .withFaults(fault -> LOG.error("a session's gateway could not be told", fault)));
        follower.tell(registry);
        Server server = new Server(config, version, store, follower, registry, followers);
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
        edges.add(administration);
        edges.add(new OpenApiEdge());
        edges.add(new HealthEdge(health));
        edges.add(new MetricsEdge(vertx, observation.metrics()));
        return edges;
    }

    private void open() {
        await(access.start(), FAREWELL);
        int loops = Runtime.getRuntime().availableProcessors();
        await(vertx.deployVerticle(() -> new FrontDoor(plan), new DeploymentOptions().setInstances(loops)), FAREWELL);
        FaultLog faults = new FaultLog(follower::state);
        vertx.setPeriodic(
                LOOK_MILLIS,
                timer -> vertx.executeBlocking(() -> {
                            access.look();
                            faults.look();
                            return true;
                        })
                        .onFailure(broken -> LOG.error("files could not be looked at", broken)));
        LOG.info("listening at {}", address());
    }

    private void warmUp(CoreRules rules) {
        Thread thread = new Thread(
                () -> {
                    int made = new WarmUp(rules, LONGEST_WARM_UP).run(follower.engine());
                    health.ready();
                    LOG.info("ready after {} decisions to warm up", made);
                },
                "portcullis-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /** What it answers over HTTP. */
    List<Edge> edges() {
        return plan.edges();
    }

    /** Where it listens. */
    public ListenAddress address() {
        return new ListenAddress(config.listen().host(), plan.port().get());
    }

    /** Reads policy and callers anew, opens the logs anew, and renews the certificate; what fails is in the log. */
    public void reload() {
        Steps steps = new Steps()
                .then("the policy could not be read anew", follower::reread)
                .then("the callers could not be read anew", access::reload);
        observation.reopen(steps);
        steps.then("the certificate could not be renewed", () -> config.tls().ifPresent(this::renew));
    }

    private void renew(TlsSettings tls) {
        String mistakes = String.join("; ", tls.mistakes());
        HttpServer listener = plan.listener().get();
        if (!mistakes.isEmpty()) {
            keepCertificate(mistakes);
        } else if (listener != null) {
            tls.renew(listener)
                    .onSuccess(renewed -> health.certificate(""))
                    .onFailure(broken -> keepCertificate(String.valueOf(broken.getMessage())));
        }
    }

    private void keepCertificate(String why) {
        health.certificate(why);
        LOG.error("the certificate could not be renewed, and stays as it was: {}", why);
    }

    /**
     * Stops: no request is taken any more, those under way are answered, and then everything is let go of. All of that is done
     * also where some of it fails, which is thrown then.
     */
    @Override
    public void close() {
        health.draining();
        Steps steps = new Steps()
                .then("gateways could not be told of the end", sessions::close)
                .then("those who follow changes could not be told of the end", administration::drain)
                .then("requests could not be ended", this::drain)
                .then("administration could not be ended", administration::close)
                .then("keys could not be let go of", access::close)
                .then("sessions could not be let go of", registry::close);
        observation.close(steps);
        steps.then("the store could not be let go of", follower::close).report();
    }

    private void drain() {
        try {
            await(vertx.close(), config.grace().plus(FAREWELL));
        } catch (ListenException late) {
            LOG.warn("not everything could be answered", late);
        }
    }

    private static String reason(ExecutionException failed) {
        Throwable cause = failed.getCause();
        return cause instanceof IOException ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    }

    private void await(Future<?> future, Duration longest) {
        try {
            future.toCompletionStage().toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new ListenException(config.listen(), "interrupted");
        } catch (ExecutionException failed) {
            throw new ListenException(config.listen(), reason(failed));
        } catch (TimeoutException late) {
            throw new ListenException(config.listen(), "it took too long");
        }
    }
}
