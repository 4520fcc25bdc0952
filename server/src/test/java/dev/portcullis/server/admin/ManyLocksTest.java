package dev.portcullis.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.point.Claims;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.store.FollowerBook;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What administration costs does not grow with the locks that are there: measured in bytes, which no neighbour changes. */
@Timeout(120)
class ManyLocksTest {
    private static final int MANY = 10_000;
    private static final int ROUNDS = 20;
    private static final CoreRules RULES = new CoreRules();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final ResourceKind LOCKS =
            ResourceKind.all().stream().filter(ResourceKind::isLock).findFirst().orElseThrow();

    /** The bytes that a lock costs which is previewed, made, read, replaced and deleted. */
    private static long cost(int locks) throws Exception {
        Vertx vertx = Vertx.vertx();
        MemoryStore store = new MemoryStore();
        AdminServer.put(store, "role", "root", """
                kind: role
                version: v7
                metadata: {name: root}
                spec: {allow: {rules: [{resources: ['*'], verbs: ['*']}]}}
                """);
        AdminServer.putUser(store, "root", "root");
        for (int number = 0; number < locks; number++) {
            AdminServer.put(store, "lock", "old" + number, text("old" + number, "user" + number));
        }
        FollowerSettings settings = FollowerSettings.of(RULES).polling(Duration.ofMillis(20));
        try (StoreFollower follower = StoreFollower.start(store, settings)) {
            DecisionPoint point =
                    new DecisionPoint(vertx, follower.engine(), DecisionMode.POLICY, InstantSource.system(), List.of());
            Caller caller = new Caller(
                    "root",
                    Set.of(),
                    Optional.of(
                            Claims.stored(follower.engine().policy(), "root").subject()));
            AdminCall call = new AdminCall(caller, "127.0.0.1", "r");
            Access access = new Access(point);
            Administered administered = new Administered(store, follower::state, new FollowerBook(), List::of);
            Writing writing = new Writing(store, point, access, AuditTrail.NONE);
            Previewing previewing = new Previewing(administered, point, access);
            Reading reading = new Reading(store, access);
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                ResourceKey key = new ResourceKey("lock", "new" + round);
                Target target = new Target(LOCKS, Optional.of(key.name()));
                long before = allocated();
                previewing.preview(call, LOCKS, submission(key.name(), "ann"));
                writing.put(call, target, submission(key.name(), "ann"), Precondition.ABSENT, Force.NONE);
                reading.get(call, LOCKS, key);
                writing.put(call, target, submission(key.name(), "bob"), Precondition.ANY, Force.NONE);
                writing.delete(call, LOCKS, key, Precondition.ANY, Force.NONE);
                least = Math.min(least, allocated() - before);
            }
            return least;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static Submission submission(String name, String user) {
        return new Submission("application/yaml", Buffer.buffer(text(name, user)));
    }

    private static String text(String name, String user) {
        return "{kind: lock, version: v2, metadata: {name: " + name + "}, spec: {target: {user: " + user + "}}}\n";
    }

    @Test
    void aLockCostsAsMuchAmongManyAsAmongFew() throws Exception {
        long few = cost(10);
        long many = cost(MANY);

        assertThat(few).isPositive();
        assertThat(many).isLessThan(few + few / 2);
    }
}
