package dev.portcullis.server.operations;

import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.DecisionLog;
import dev.portcullis.decision.LockKnowledge;
import dev.portcullis.follow.Fault;
import dev.portcullis.follow.StoreFollower;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** How a server is. Safe for any number of threads. */
public final class Health {
    private final StoreFollower follower;
    private final Queue<Log> logs = new ConcurrentLinkedQueue<>();
    private volatile Stage stage = Stage.STARTING;
    private volatile String certificate = "";

    /** Whether requests should be sent to it. */
    public enum Stage {
        /** It has not warmed up. */
        STARTING,
        /** It decides. */
        READY,
        /** It decides, by an earlier policy or older locks than it should, or cannot write or renew what it should. */
        DEGRADED,
        /** It is about to stop. */
        DRAINING;

        /** The word of answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether requests should be sent to it. */
        public boolean takesRequests() {
            return this == READY || this == DEGRADED;
        }
    }

    /** A log that may fail. */
    private record Log(String name, BooleanSupplier broken) {}

    /** @param follower has accepted a policy, or there would be none */
    public Health(StoreFollower follower) {
        this.follower = follower;
    }

    /** Counts a log that cannot be written as a fault. */
    public void watch(DecisionLog log) {
        logs.add(new Log("decision_log", log::broken));
    }

    /** Counts a log that cannot be written as a fault. */
    public void watch(AuditLog log) {
        logs.add(new Log("audit_log", log::broken));
    }

    /**
     * How the certificate was renewed last.
     *
     * @param fault why it could not be; empty where it could
     */
    public void certificate(String fault) {
        certificate = fault;
    }

    /** Why the certificate could not be renewed; empty where nothing is wrong with it. */
    String certificate() {
        return certificate;
    }

    /** It has warmed up. */
    public void ready() {
        stage = Stage.READY;
    }

    /** It is about to stop. */
    public void draining() {
        stage = Stage.DRAINING;
    }

    /** How it is at this moment. */
    public Stage stage() {
        Stage reached = stage;
        return reached == Stage.READY && !isWhole() ? Stage.DEGRADED : reached;
    }

    private boolean isWhole() {
        return faults().isEmpty() && brokenLogs().isEmpty() && certificate.isEmpty();
    }

    /** What is wrong with following the store. */
    List<Fault> faults() {
        return follower.state().faults();
    }

    /** The logs that cannot be written, by name. */
    List<String> brokenLogs() {
        Stream<Log> broken = logs.stream().filter(log -> log.broken().getAsBoolean());
        return broken.map(Log::name).toList();
    }

    /** What is known of the locks. */
    LockKnowledge locks() {
        return follower.state().locks();
    }

    /** Number of the policy that decides. */
    long generation() {
        return follower.engine().generation();
    }
}
