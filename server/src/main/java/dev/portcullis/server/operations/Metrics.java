package dev.portcullis.server.operations;

import dev.portcullis.audit.AuditFeed;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.DecisionLog;
import dev.portcullis.decision.Decision;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.request.Request;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionListener;
import dev.portcullis.server.point.Gateway;
import dev.portcullis.server.point.TerminationListener;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.Termination;
import dev.portcullis.store.Store;
import dev.portcullis.store.etcd.EtcdStore;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What is counted and measured, in the form of Prometheus. Safe for any number of threads. */
public final class Metrics implements DecisionListener, TerminationListener, Handler<RoutingContext>, AutoCloseable {
    private final PrometheusRegistry collectors = new PrometheusRegistry();
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, collectors, Clock.SYSTEM);
    private final DecisionMeters decisions = new DecisionMeters(registry);
    private final TerminationMeters terminations = new TerminationMeters(registry);
    private final HttpMeters requests = new HttpMeters(registry);
    private final GrpcMeters calls = new GrpcMeters(registry);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    /** What nobody else may keep; meters do not. */
    private final Queue<Object> kept = new ConcurrentLinkedQueue<>();

    /** @param version of the program */
    public Metrics(String version) {
        Gauge.builder("portcullis.build.info", () -> 1)
                .description("Which program this is.")
                .tag("version", version)
                .register(registry);
        collectors.register(decisions.times());
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** A call of gRPC has ended. */
    public void called(HttpServerResponse response) {
        calls.ended(response);
    }

    /** Shows what an engine decides by, and how well its store is followed. */
    public void watch(StoreFollower follower) {
        StateMeters.of(follower, registry);
    }

    /** Shows what happens between a server and its store, where that is more than a file. */
    public void watch(Store store) {
        if (store instanceof EtcdStore etcd) {
            StoreMeters.of(etcd, registry, collectors);
        }
    }

    /** Shows the sessions that are open, and how long locks take to end them. */
    public void watch(SessionRegistry sessions) {
        Gauge.builder("portcullis.sessions.open", sessions::count)
                .description("Sessions that are open.")
                .register(registry);
        count(
                "portcullis.session.faults",
                "How often ending or watching a session has failed.",
                sessions,
                SessionRegistry::faults);
        collectors.register(new TimesToTerminate(sessions.times()));
    }

    /** Shows how far the log of decisions keeps up. */
    public void watch(DecisionLog log) {
        count("portcullis.decision.log.written", "Decisions that were logged.", log, DecisionLog::written);
        count("portcullis.decision.log.dropped", "Decisions that were not logged.", log, DecisionLog::dropped);
        waiting("portcullis.decision.log.waiting", "Decisions that wait to be logged.", log::waiting);
    }

    /** Shows whether acts can be put on record. */
    public void watch(AuditLog log) {
        count("portcullis.audit.failures", "How often acts could not be put on record.", log, AuditLog::failures);
    }

    /** Shows how many acts are not on record yet. */
    public void watch(AuditFeed feed) {
        waiting("portcullis.audit.waiting", "Acts that are not on record yet.", feed::waiting);
    }

    /** Shows how often callers were not authenticated, by words of which there are few. */
    public void watchAuthentication(Supplier<Map<String, Long>> failures) {
        kept.add(failures);
        failures.get()
                .keySet()
                .forEach(reason -> FunctionCounter.builder(
                                "portcullis.authentication.failures",
                                failures,
                                all -> all.get().getOrDefault(reason, 0L))
                        .description("How often a caller was not authenticated, by the reason.")
                        .tag("reason", reason)
                        .register(registry));
    }

    private <T> void count(String name, String description, T counted, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, counted, value).description(description).register(registry);
    }

    private void waiting(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    @Override
    public void decided(Asked asked, Decision decision, long nanos) {
        decisions.decided(asked, decision, nanos);
    }

    @Override
    public void terminated(Gateway gateway, UUID session, Request request, Termination termination) {
        terminations.terminated(gateway, session, request, termination);
    }

    /** Counts a request of HTTP when it has ended. */
    @Override
    public void handle(RoutingContext context) {
        requests.handle(context);
    }

    /** Everything in the text format of Prometheus. Takes some milliseconds. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
