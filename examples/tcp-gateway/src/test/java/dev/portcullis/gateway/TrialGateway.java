package dev.portcullis.gateway;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.request.Resource;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A gateway with the policy of the example, and somebody else who writes locks into the same file. */
final class TrialGateway implements AutoCloseable {
    static final String POLICY = "policy";

    private static final Resource ORDERS =
            new Resource("db", "orders-staging", Map.of("env", "staging"), "", "postgres");

    private final SqliteStore store;
    private final SqliteStore locksmith;
    private final GuardedGateway gateway;

    private TrialGateway(Path file, Database database, GatewaySettings settings) {
        this.store = SqliteStore.open(file);
        this.locksmith = SqliteStore.open(file);
        this.gateway = new GuardedGateway(store, List.of(Path.of(POLICY)), ORDERS, database, settings);
    }

    /** A gateway whose locks are kept in a folder, with the usual limits. */
    static TrialGateway before(Database database, Path folder) {
        return before(database, folder, GatewaySettings.at(0));
    }

    /** A gateway whose locks are kept in a folder. */
    static TrialGateway before(Database database, Path folder, GatewaySettings settings) {
        return new TrialGateway(folder.resolve("locks.db"), database, settings);
    }

    int port() {
        return gateway.port();
    }

    int openSessions() {
        return gateway.registry().sessions().size();
    }

    /** How many connections were cut by locks, and acknowledged. */
    long cut() {
        return gateway.registry().times().toAcknowledgement().count();
    }

    /** Locks a user, as another process would, and waits until the gateway goes by it. */
    void lock(String user) {
        lock(user, "");
    }

    /** Keeps out whoever has proven before this moment to be a user. */
    void lockSessionsOf(String user) {
        lock(user, ", sessions_started_before: '" + Instant.now() + "'");
    }

    private void lock(String user, String terms) {
        String document = """
                kind: lock
                version: v2
                metadata: {name: lock-on-%1$s}
                spec: {target: {user: %1$s}, message: Call the security team.%2$s}
                """.formatted(user, terms);
        StoreToken written = locksmith.put(new ResourceKey("lock", "lock-on-" + user), document, Precondition.ABSENT);
        Soon.holds(() -> gateway.knows(written));
    }

    @Override
    public void close() {
        gateway.close();
        locksmith.close();
        store.close();
    }
}
