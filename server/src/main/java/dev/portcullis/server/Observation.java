package dev.portcullis.server;

import dev.portcullis.audit.AuditCode;
import dev.portcullis.audit.AuditEvent;
import dev.portcullis.audit.AuditFeed;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.DecisionLog;
import dev.portcullis.audit.DecisionLogSettings;
import dev.portcullis.audit.Mask;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.server.admin.AuditTrail;
import dev.portcullis.server.config.Logs;
import dev.portcullis.server.config.ServerConfig;
import dev.portcullis.server.config.ServerConfig.Mode;
import dev.portcullis.server.config.TracingTarget;
import dev.portcullis.server.operations.AuditListener;
import dev.portcullis.server.operations.AuditedTrail;
import dev.portcullis.server.operations.DecisionLogging;
import dev.portcullis.server.operations.Metrics;
import dev.portcullis.server.operations.RejectedCallers;
import dev.portcullis.server.operations.Tracing;
import dev.portcullis.server.operations.TracingSettings;
import dev.portcullis.server.point.DecisionListener;
import dev.portcullis.server.point.TerminationListener;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.store.Store;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that a server lets operators see and keeps on record of what it does. */
final class Observation {
    private static final Logger LOG = LoggerFactory.getLogger(Observation.class);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final double PERCENT = 100.0;

    private final Metrics metrics;
    private final Tracing tracing;
    private final Optional<DecisionLog> decisions;
    private final Optional<Journal> journal;

    /** What goes on record: nothing in a trial. */
    private record Journal(AuditLog log, AuditFeed feed, RejectedCallers rejected) {
        static Journal open(ServerConfig config, Vertx vertx) throws IOException {
            AuditLog log = AuditLog.open(config.logs().audit());
            AuditFeed feed = new AuditFeed(log, LOG::warn);
            log.append(AuditEvent.of(AuditCode.SERVER_STARTED, CLOCK.instant()));
            return new Journal(log, feed, new RejectedCallers(vertx, feed, CLOCK));
        }

        void close(Steps steps) {
            steps.then("rejected callers could not be put on record", rejected::close)
                    .then("the feed of acts could not be ended", feed::close)
                    .then(
                            "the end could not be put on record",
                            () -> log.append(AuditEvent.of(AuditCode.SERVER_STOPPED, CLOCK.instant())))
                    .then("the audit log could not be closed", log::close);
        }
    }

    /**
     * @param version what the program calls itself
     * @throws IOException if one of the files cannot be written
     */
    Observation(ServerConfig config, Vertx vertx, String version) throws IOException {
        this.metrics = new Metrics(version);
        this.tracing = config.tracing().map(Observation::tracing).orElseGet(Tracing::off);
        this.decisions = decisions(config.logs());
        this.journal = config.mode() == Mode.TRIAL ? Optional.empty() : Optional.of(Journal.open(config, vertx));
        decisions.ifPresent(metrics::watch);
        journal.ifPresent(kept -> metrics.watch(kept.log));
        journal.ifPresent(kept -> metrics.watch(kept.feed));
    }

    private static Tracing tracing(TracingTarget target) {
        return Tracing.to(
                new TracingSettings(target.endpoint(), target.headers(), target.percent() / PERCENT, target.service()));
    }

    private static Optional<DecisionLog> decisions(Logs logs) throws IOException {
        if (logs.decisions().isEmpty()) {
            return Optional.empty();
        }
        DecisionLogSettings settings = DecisionLogSettings.of(logs.decisions().get(), LOG::warn);
        return Optional.of(DecisionLog.open(
                logs.mask().map(Mask::of).map(settings::masking).orElse(settings)));
    }

    /** Shows how it stands with these as well. */
    void watch(Store store, StoreFollower follower, SessionRegistry sessions, Access access) {
        metrics.watch(store);
        metrics.watch(follower);
        metrics.watch(sessions);
        metrics.watchAuthentication(access::failures);
    }

    /** Those who see every request first. */
    List<Handler<RoutingContext>> first() {
        return List.of(tracing, metrics);
    }

    /** Sees a call of gRPC before anybody else does; what is returned is to be run when it has ended. */
    Runnable call(HttpServerRequest request) {
        Runnable traced = tracing.call(request);
        return () -> {
            metrics.called(request.response());
            traced.run();
        };
    }

    List<DecisionListener> decisionListeners() {
        List<DecisionListener> listeners = new ArrayList<>(List.of(metrics));
        decisions.ifPresent(log -> listeners.add(new DecisionLogging(log, CLOCK)));
        listeners.add(tracing);
        journal.ifPresent(kept -> listeners.add(new AuditListener(kept.feed, CLOCK)));
        return listeners;
    }

    List<TerminationListener> terminationListeners() {
        List<TerminationListener> listeners = new ArrayList<>(List.of(metrics));
        journal.ifPresent(kept -> listeners.add(new AuditListener(kept.feed, CLOCK)));
        return listeners;
    }

    Metrics metrics() {
        return metrics;
    }

    Optional<DecisionLog> decisions() {
        return decisions;
    }

    Optional<AuditLog> audit() {
        return journal.map(Journal::log);
    }

    /** Keeps what administrators do. */
    AuditTrail trail() {
        return journal.map(kept -> (AuditTrail) new AuditedTrail(kept.log, CLOCK))
                .orElse(AuditTrail.NONE);
    }

    Optional<RejectedCallers> rejected() {
        return journal.map(Journal::rejected);
    }

    /** Opens the files anew, after somebody has moved them away. */
    void reopen(Steps steps) {
        steps.then("decisions are not logged anew", () -> decisions.ifPresent(DecisionLog::reopen))
                .then("acts are not put on record anew", () -> audit().ifPresent(AuditLog::reopen));
    }

    /** Puts on record what is not yet, and lets go of everything. */
    void close(Steps steps) {
        steps.then("traces could not be ended", tracing::close);
        journal.ifPresent(kept -> kept.close(steps));
        steps.then("the log of decisions could not be closed", () -> decisions.ifPresent(DecisionLog::close))
                .then("metrics could not be ended", metrics::close);
    }
}
