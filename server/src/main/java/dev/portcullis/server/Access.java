package dev.portcullis.server;

import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.folder.FolderState;
import dev.portcullis.server.caller.Authentication;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Callers;
import dev.portcullis.server.caller.CallersFile;
import dev.portcullis.server.caller.CallersReader;
import dev.portcullis.server.caller.CallersReading;
import dev.portcullis.server.caller.FirstAdministrator;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.config.ServerConfig;
import dev.portcullis.server.config.ServerConfig.Mode;
import dev.portcullis.server.point.Claims;
import dev.portcullis.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may call a server, by its callers file; in a trial, everybody. */
final class Access implements Authentication, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final String FIRST_TOKEN = "admin.token";
    private static final String TRIAL = "trial";

    private final ServerConfig config;
    private final PolicyEngine engine;
    private final Callers known;
    private FolderState seen;

    /** @throws CallersRefusedException if the callers file cannot be used */
    Access(ServerConfig config, Vertx vertx, PolicyEngine engine) {
        this.config = config;
        this.engine = engine;
        this.seen = FolderState.of(List.of(config.callers()));
        this.known = new Callers(vertx, InstantSource.system(), engine::policy, first(config));
    }

    private static CallersFile first(ServerConfig config) {
        if (config.mode() == Mode.TRIAL) {
            return CallersFile.NOBODY;
        }
        if (!Files.exists(config.callers())) {
            LOG.warn(
                    "nobody may call: there is no {}; `portcullis token create --callers FILE` makes it",
                    config.callers());
            return CallersFile.NOBODY;
        }
        CallersReading reading = CallersReader.load(config.callers());
        return reading.callers().orElseThrow(() -> new CallersRefusedException(reading.diagnostics()));
    }

    /**
     * Sees to it that somebody can administer a server that was just set up.
     *
     * @return the file with the token that was made, if one was
     * @throws IOException if its files cannot be made
     */
    static Optional<Path> prepare(ServerConfig config, Store store) throws IOException {
        FirstAdministrator first = new FirstAdministrator(store, config.policy());
        if (config.mode() == Mode.TRIAL || !first.isMissing(config.callers())) {
            return Optional.empty();
        }
        Path token = config.callers().toAbsolutePath().resolveSibling(FIRST_TOKEN);
        first.make(config.callers(), token, InstantSource.system().instant());
        return Optional.of(token);
    }

    /** Makes the administrator whom everybody is in a trial. */
    static void enroll(ServerConfig config, Store store) {
        if (config.mode() == Mode.TRIAL) {
            new FirstAdministrator(store, config.policy()).enroll();
        }
    }

    /** Reads who may call when the file has changed. */
    synchronized void look() {
        FolderState now = FolderState.of(List.of(config.callers()));
        if (!now.sameFiles(seen)) {
            seen = now;
            reload();
        }
    }

    /** Completes when the keys of those who issue tokens were read. */
    Future<Void> start() {
        return known.start();
    }

    @Override
    public Future<Caller> caller(HttpServerRequest request) {
        return config.mode() == Mode.TRIAL ? Future.succeededFuture(trial()) : known.caller(request);
    }

    /** Everybody, with all rights, as the administrator. */
    private Caller trial() {
        return new Caller(
                TRIAL,
                EnumSet.allOf(Right.class),
                Optional.of(
                        Claims.stored(engine.policy(), FirstAdministrator.NAME).subject()));
    }

    /** Reads anew who may call; where that cannot be used, those from before still may. */
    void reload() {
        if (config.mode() == Mode.TRIAL) {
            return;
        }
        CallersReading reading = CallersReader.load(config.callers());
        reading.diagnostics().forEach(found -> LOG.warn("{}", found));
        reading.callers()
                .ifPresentOrElse(known::use, () -> LOG.error("the callers file cannot be used; it counts as it was"));
    }

    /** How often callers were refused, by reason. */
    Map<String, Long> failures() {
        return known.failures().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().word(), Map.Entry::getValue));
    }

    @Override
    public void close() {
        known.close();
    }
}
