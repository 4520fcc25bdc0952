package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.Reason;
import dev.portcullis.session.OpenResult;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.SessionSettings;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A lock that is written and at once replaced by something that cannot be used. */
class ReplacedLockTest {
    @Test
    @Timeout(60)
    void endsTheSessionsThatItMatchesNevertheless() throws InterruptedException {
        HostileStore store = new HostileStore();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (World world = new World(store)) {
            world.put("role", "ops", World.role("ops", "root"));
            store.answers((honest, longest) -> {
                held.await();
                return honest.next(longest);
            });
            world.start(world.settings().by(InstantSource.system(), System::nanoTime));
            try (SessionRegistry registry = new SessionRegistry(world.follower().engine(), SessionSettings.DEFAULT)) {
                world.follower().tell(registry);
                assertThat(registry.open(World.request("ann"), (session, end) -> ended.countDown()))
                        .isInstanceOf(OpenResult.Opened.class);
                world.lock("l", "ann");
                world.put("lock", "l", World.lockOn("l", "ann").replace("spec:", "spec: {starts: never}\nnothing:"));
                held.countDown();
                world.awaitReason("ann", Reason.LOCKED);
                assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
            }
        }
    }
}
