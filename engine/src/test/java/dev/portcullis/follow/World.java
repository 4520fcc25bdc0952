package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A store, one who follows it, and clocks that can be moved on. */
final class World implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    static final Duration BOUND = Duration.ofMinutes(5);
    private static final CoreRules RULES = new CoreRules();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Store store;
    private final AtomicLong wall = new AtomicLong(NOW.toEpochMilli());
    private final AtomicLong ahead;
    private Optional<StoreFollower> follower = Optional.empty();

    World(Store store) {
        this(store, new AtomicLong());
    }

    /** @param ahead how far the clock of proofs is ahead of that of the machine, in nanoseconds */
    private World(Store store, AtomicLong ahead) {
        this.store = store;
        this.ahead = ahead;
    }

    /** A store with a role that lets everybody in, and a cluster that demands locks strictly. */
    static World strict(Store store) {
        return strict(new World(store));
    }

    /** The same with a store that has a clock of its own. */
    static World strict(HostileStore store) {
        return strict(new World(store, store.ahead));
    }

    private static World strict(World world) {
        world.put("role", "ops", role("ops", "root"));
        world.put("cluster_auth_preference", "cap", preference("strict"));
        world.start();
        return world;
    }

    FollowerSettings settings() {
        return FollowerSettings.of(RULES)
                .within(BOUND)
                .polling(Duration.ofMillis(5))
                .by(() -> Instant.ofEpochMilli(wall.get()), () -> System.nanoTime() + ahead.get());
    }

    StoreFollower start() {
        return start(settings());
    }

    StoreFollower start(FollowerSettings settings) {
        StoreFollower started = StoreFollower.start(store, settings);
        follower = Optional.of(started);
        return started;
    }

    StoreFollower follower() {
        return follower.orElseThrow();
    }

    /** Lets time pass by the clock of proofs. */
    void pass(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    /** Lets time pass by the clock on the wall. */
    void passOnTheWall(Duration time) {
        wall.addAndGet(time.toMillis());
    }

    StoreToken put(String kind, String name, String document) {
        return store.put(new ResourceKey(kind, name), document, Precondition.ANY);
    }

    StoreToken lock(String name, String user) {
        return put("lock", name, lockOn(name, user));
    }

    StoreToken delete(String kind, String name) {
        return store.delete(new ResourceKey(kind, name), Precondition.ANY);
    }

    Decision decide(String user) {
        return follower().engine().decide(request(user));
    }

    Decision decide(String user, StoreToken minimum) {
        return follower().engine().decide(request(user), minimum, PATIENCE);
    }

    /** Waits until the follower has seen a write. */
    void awaitUse(StoreToken token) {
        await(() -> follower().engine().locks().token().reaches(token));
    }

    void awaitFault(Part part) {
        await(() -> has(part));
    }

    void awaitMended(Part part) {
        await(() -> !has(part));
    }

    boolean has(Part part) {
        return follower().state().faults().stream().anyMatch(fault -> fault.part() == part);
    }

    Fault fault(Part part) {
        List<Fault> faults = follower().state().faults().stream()
                .filter(fault -> fault.part() == part)
                .toList();
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    void awaitReason(String user, Reason reason) {
        await(() -> decide(user).reason() == reason);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it happens in time").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        follower.ifPresent(StoreFollower::close);
        store.close();
    }

    static Request request(String user) {
        return Request.connect(
                Subject.User.local(user, List.of("ops"), Map.of()),
                Protocol.SSH,
                Resource.of("node", "web-1", Map.of()),
                Account.login("root"),
                NOW);
    }

    static String lockOn(String name, String user) {
        return """
                kind: lock
                version: v2
                metadata: {name: %s}
                spec: {target: {user: %s}}
                """.formatted(name, user);
    }

    static String role(String name, String login) {
        return """
                kind: role
                version: v7
                metadata: {name: %s}
                spec:
                  allow: {logins: [%s], node_labels: {'*': '*'}}
                """.formatted(name, login);
    }

    static String preference(String mode) {
        return """
                kind: cluster_auth_preference
                version: v2
                metadata: {name: cap}
                spec: {locking_mode: %s}
                """.formatted(mode);
    }
}
