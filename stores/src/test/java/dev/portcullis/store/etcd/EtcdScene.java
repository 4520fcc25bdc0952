package dev.portcullis.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.store.Batch;
import dev.portcullis.store.Change;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.Tail;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What the tests of etcd do again and again. */
final class EtcdScene {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private EtcdScene() {}

    static EtcdSettings settings(EtcdCluster cluster) {
        return EtcdSettings.at(cluster.endpoints().stream().map(URI::create).toList());
    }

    static EtcdStore open(EtcdCluster cluster) {
        return EtcdStore.open(settings(cluster));
    }

    static ResourceKey lock(String name) {
        return new ResourceKey("lock", name);
    }

    static String document(String user) {
        return "kind: lock\nversion: v2\nmetadata: {name: " + user + "}\nspec: {target: {user: " + user + "}}\n";
    }

    static StoreToken putLock(Store store, String user) {
        return store.put(lock(user), document(user), Precondition.ANY);
    }

    static StoreToken putRole(Store store) {
        return store.put(new ResourceKey("role", "ops"), """
                kind: role
                version: v7
                metadata: {name: ops}
                spec: {allow: {logins: [root], node_labels: {'*': '*'}}}
                """, Precondition.ANY);
    }

    static StoreFollower follow(Store store, Duration bound) {
        return StoreFollower.start(
                store, FollowerSettings.of(new CoreRules()).within(bound).polling(Duration.ofMillis(200)));
    }

    static Decision decide(StoreFollower follower, StoreToken minimum, String user) {
        return follower.engine().decide(request(user), minimum, PATIENCE);
    }

    static Decision decide(StoreFollower follower, String user) {
        return follower.engine().decide(request(user));
    }

    private static Request request(String user) {
        return Request.connect(
                Subject.User.local(user, List.of("ops"), Map.of()),
                Protocol.SSH,
                Resource.of("node", "web-1", Map.of()),
                Account.login("root"),
                Instant.parse("2026-01-05T09:00:00Z"));
    }

    static boolean isFresh(StoreFollower follower) {
        return decide(follower, "nobody").locks().fresh();
    }

    static boolean has(StoreFollower follower, Part part) {
        return follower.state().faults().stream().anyMatch(fault -> fault.part() == part);
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** The changes of a tail, at least so many. */
    static List<Change> changes(Tail tail, int count) throws InterruptedException {
        List<Change> changes = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (changes.size() < count && System.nanoTime() < deadline) {
            Batch batch = tail.next(Duration.ofSeconds(1));
            changes.addAll(batch.changes());
        }
        return changes;
    }

    static List<String> names(Store store) {
        return store.snapshot().resources().stream()
                .map(StoredResource::key)
                .map(ResourceKey::name)
                .sorted()
                .toList();
    }
}
