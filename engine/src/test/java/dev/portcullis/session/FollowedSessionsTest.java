package dev.portcullis.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.core.CoreRules;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.session.OpenResult.Opened;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A gateway in the JVM: a store, its follower and the registry, on the clocks of the system. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FollowedSessionsTest {
    private static final String ROLE = """
            kind: role
            version: v7
            metadata: {name: ops}
            spec:
              allow: {logins: [root], node_labels: {'*': '*'}}
            """;
    private static final String LOCK = """
            kind: lock
            version: v2
            metadata: {name: l-1}
            spec:
              target: {user: ann}
              message: Call us.
            """;

    private final BlockingQueue<Termination> ends = new ArrayBlockingQueue<>(10);

    @Test
    void aLockThatIsWrittenToTheStoreEndsTheSession() throws InterruptedException {
        try (MemoryStore store = new MemoryStore()) {
            put(store, "role", "ops", ROLE);
            try (StoreFollower follower = StoreFollower.start(store, FollowerSettings.of(new CoreRules()));
                    SessionRegistry registry = new SessionRegistry(follower.engine(), SessionSettings.DEFAULT)) {
                follower.tell(registry);
                Session ann = open(registry, "ann");
                Session bob = open(registry, "bob");
                put(store, "lock", "l-1", LOCK);
                assertThat(nextEnd().message()).isEqualTo("lock targeting User:\"ann\" is in force: Call us.");
                ann.acknowledge();
                assertThat(bob.isOpen()).isTrue();
                assertThat(registry.times().toListener().count()).isEqualTo(1);
                assertThat(registry.times().toAcknowledgement().longest()).isLessThan(Duration.ofSeconds(10));
            }
            assertThat(nextEnd().code()).isEqualTo("shut_down");
        }
    }

    @Test
    void aRuleThatIsWrittenToTheStoreEndsTheSession() throws InterruptedException {
        try (MemoryStore store = new MemoryStore()) {
            put(store, "role", "ops", ROLE);
            try (StoreFollower follower = StoreFollower.start(store, FollowerSettings.of(new CoreRules()));
                    SessionRegistry registry = new SessionRegistry(follower.engine(), SessionSettings.DEFAULT)) {
                follower.tell(registry);
                open(registry, "ann");
                put(store, "rules", "closed", "rule \"closed\" for node terminate \"Closed.\"\n");
                assertThat(nextEnd().message()).isEqualTo("Closed.");
            }
        }
    }

    private static void put(MemoryStore store, String kind, String name, String document) {
        store.put(new ResourceKey(kind, name), document, new Precondition.Absent());
    }

    private Session open(SessionRegistry registry, String user) {
        OpenResult result = registry.open(
                World.request(user, "ops", "web-1", Instant.now()), (session, termination) -> ends.add(termination));
        return ((Opened) result).session();
    }

    private Termination nextEnd() throws InterruptedException {
        Termination end = ends.poll(30, TimeUnit.SECONDS);
        assertThat(end).isNotNull();
        return end;
    }
}
