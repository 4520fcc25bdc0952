package dev.portcullis.server.config;

import dev.portcullis.decision.DecisionMode;
import dev.portcullis.server.caller.TlsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a server is run.
 *
 * @param mode what it is run for
 * @param listen where it listens
 * @param store the store, as the command line names it; of no meaning in a trial
 * @param policy files and folders with a policy beside the one in the store
 * @param freshnessBound how long a proof that no lock is missing can be relied on
 * @param limits what callers can use at most
 * @param callers the file of those who may call
 * @param tls how TLS is spoken, if it is
 * @param interfaces what of the interfaces can be chosen
 * @param logs what is written down
 * @param tracing where traces are sent, if they are
 * @param grace how long requests that are under way have when the server stops
 */
public record ServerConfig(
        Mode mode,
        ListenAddress listen,
        String store,
        List<Path> policy,
        Duration freshnessBound,
        Limits limits,
        Path callers,
        Optional<TlsSettings> tls,
        Interfaces interfaces,
        Logs logs,
        Optional<TracingTarget> tracing,
        Duration grace) {
    public ServerConfig {
        policy = List.copyOf(policy);
    }

    /** The same at another address. */
    public ServerConfig at(ListenAddress other) {
        return new ServerConfig(
                mode, other, store, policy, freshnessBound, limits, callers, tls, interfaces, logs, tracing, grace);
    }

    /** The same on another store. */
    public ServerConfig on(String other) {
        return new ServerConfig(
                mode, listen, other, policy, freshnessBound, limits, callers, tls, interfaces, logs, tracing, grace);
    }

    /** The same with a policy in other files and folders. */
    public ServerConfig beside(List<Path> others) {
        return new ServerConfig(
                mode, listen, store, others, freshnessBound, limits, callers, tls, interfaces, logs, tracing, grace);
    }

    /** The same where more or less of the policy decides for gateways. */
    public ServerConfig deciding(DecisionMode decisions) {
        return new ServerConfig(
                mode,
                listen,
                store,
                policy,
                freshnessBound,
                limits,
                callers,
                tls,
                interfaces.deciding(decisions),
                logs,
                tracing,
                grace);
    }

    /** The same for a trial. */
    public ServerConfig forTrial() {
        return new ServerConfig(
                Mode.TRIAL,
                listen,
                store,
                policy,
                freshnessBound,
                limits,
                callers,
                tls,
                interfaces,
                logs,
                tracing,
                grace);
    }

    /** How its web addresses begin. */
    public String scheme() {
        return tls.isPresent() ? "https" : "http";
    }

    /** Why it would be dangerous to serve like this, if it would. */
    public Optional<String> hazard() {
        if (listen.isLoopback()) {
            return Optional.empty();
        }
        if (mode == Mode.TRIAL) {
            return Optional.of("a trial serves this machine alone, and " + listen + " is not its loopback");
        }
        return tls.isPresent()
                ? Optional.empty()
                : Optional.of(listen + " can be reached from elsewhere, so it needs `tls` in the configuration");
    }

    /** What a server is run for. */
    public enum Mode {
        /** To be relied on. */
        SERVICE,
        /** To be tried out: everybody on this machine may do everything, and nothing is kept. */
        TRIAL
    }
}
