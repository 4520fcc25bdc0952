package dev.portcullis.benchmark.gateway;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.session.OpenResult;
import dev.portcullis.session.OpenResult.Opened;
import dev.portcullis.session.Session;
import dev.portcullis.session.SessionListener;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.SessionSettings;
import dev.portcullis.session.Termination;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sessions of many users on hosts, equally many on each, and locks that end those of one host. */
public final class Gateway implements SessionListener, AutoCloseable {
    private static final CoreRules RULES = new CoreRules();
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String ROLE = """
            kind: role
            version: v7
            metadata: {name: access}
            spec:
              allow: {logins: [ubuntu], node_labels: {env: dev}}
            """;

    private final Store writer;
    private final Store followed;
    private final int sessions;
    private final int onEachHost;
    private final StoreFollower follower;
    private final SessionRegistry registry;
    private volatile Ending ending = new Ending("", 0);

    /**
     * Opens all sessions.
     *
     * @param store an empty one
     * @param sessions how many
     * @param onEachHost how many a lock on a host ends
     */
    public Gateway(Store store, int sessions, int onEachHost) {
        this(store, store, sessions, onEachHost);
    }

    /**
     * Opens all sessions; locks are written by somebody else.
     *
     * @param writer a store without a role
     * @param followed the same store as a gateway has opened it
     * @param sessions how many
     * @param onEachHost how many a lock on a host ends
     */
    public Gateway(Store writer, Store followed, int sessions, int onEachHost) {
        this.writer = writer;
        this.followed = followed;
        this.sessions = sessions;
        this.onEachHost = onEachHost;
        writer.put(new ResourceKey("role", "access"), ROLE, Precondition.ABSENT);
        this.follower = StoreFollower.start(followed, FollowerSettings.of(RULES).remembering(0));
        this.registry = new SessionRegistry(follower.engine(), SessionSettings.DEFAULT);
        follower.tell(registry);
        for (int number = 0; number < sessions; number++) {
            open(number);
        }
    }

    /** How many hosts there are. */
    public int hosts() {
        return sessions / onEachHost;
    }

    /**
     * Locks a host, and waits until all its sessions have ended.
     *
     * @throws IllegalStateException if others end, or these do not
     */
    public Ending end(int host) throws InterruptedException {
        Ending begun = new Ending(nameOf(host), onEachHost);
        ending = begun;
        begun.begin();
        writer.put(keyOf(host), lockOn(host), Precondition.ABSENT);
        begun.written();
        begun.await(LONGEST);
        return begun;
    }

    /** Takes the lock of a host away, and opens its sessions again. */
    public void restore(int host) {
        StoreToken unlocked = writer.delete(keyOf(host), Precondition.PRESENT);
        int first = host * onEachHost;
        if (!follower.engine().decide(request(first), unlocked, LONGEST).allowed()) {
            throw new IllegalStateException("still locked: " + nameOf(host));
        }
        for (int number = first; number < first + onEachHost; number++) {
            open(number);
        }
    }

    /** How many sessions are open. */
    public int open() {
        return registry.sessions().size();
    }

    private void open(int number) {
        OpenResult result = registry.open(request(number), this);
        if (!(result instanceof Opened)) {
            throw new IllegalStateException("refused: " + result.decision());
        }
    }

    private Request request(int number) {
        return Request.connect(
                Subject.User.local("user-" + number, List.of("access"), Map.of()),
                Protocol.SSH,
                new Resource("node", "node-" + number, Map.of("env", "dev"), nameOf(number / onEachHost), ""),
                Account.login("ubuntu"),
                Instant.now());
    }

    @Override
    public void terminate(Session session, Termination termination) {
        ending.ended(session.request().resource().serverId());
    }

    private static String nameOf(int host) {
        return "host-" + host;
    }

    private static ResourceKey keyOf(int host) {
        return new ResourceKey("lock", nameOf(host));
    }

    private static String lockOn(int host) {
        return """
                kind: lock
                version: v2
                metadata: {name: %1$s}
                spec: {target: {server_id: %1$s}, message: 'Under repair.'}
                """.formatted(nameOf(host));
    }

    @Override
    public void close() {
        ending = new Ending("", 0);
        follower.close();
        registry.close();
        Stream.of(followed, writer).distinct().forEach(Store::close);
    }
}
