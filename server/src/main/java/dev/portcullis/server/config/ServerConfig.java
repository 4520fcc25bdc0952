package dev.portcullis.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a server is run.
 *
 * @param mode what it is run for
 * @param listen where it listens
 * @param store the store, as the command line names it; of no meaning in a trial
 * @param policy files and folders with a policy beside the one in the store
 * @param freshnessBound how long a proof that no lock is missing can be relied on
 * @param sessions how sessions of gateways are kept
 * @param limits what callers can use at most
 * @param grace how long requests that are under way have when the server stops
 */
public record ServerConfig(
        Mode mode,
        ListenAddress listen,
        String store,
        List<Path> policy,
        Duration freshnessBound,
        SessionLimits sessions,
        Limits limits,
        Duration grace) {
    public ServerConfig {
        policy = List.copyOf(policy);
    }

    /** The same at another address. */
    public ServerConfig at(ListenAddress other) {
        return new ServerConfig(mode, other, store, policy, freshnessBound, sessions, limits, grace);
    }

    /** The same on another store. */
    public ServerConfig on(String other) {
        return new ServerConfig(mode, listen, other, policy, freshnessBound, sessions, limits, grace);
    }

    /** The same with a policy in other files and folders. */
    public ServerConfig beside(List<Path> others) {
        return new ServerConfig(mode, listen, store, others, freshnessBound, sessions, limits, grace);
    }

    /** The same for a trial. */
    public ServerConfig forTrial() {
        return new ServerConfig(Mode.TRIAL, listen, store, policy, freshnessBound, sessions, limits, grace);
    }

    /** What a server is run for. */
    public enum Mode {
        /** To be relied on. */
        SERVICE,
        /** To be tried out: everybody on this machine may do everything, and nothing is kept. */
        TRIAL
    }
}
