package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.Reason;
import dev.portcullis.locks.LockWrite;
import dev.portcullis.locks.ViewListener;
import dev.portcullis.store.MemoryStore;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InterruptingListenerTest {
    @Test
    @Timeout(60)
    void aListenerThatLeavesTheThreadInterruptedDoesNotEndTheFollowing() {
        try (World world = new World(new MemoryStore())) {
            world.put("role", "ops", World.role("ops", "root"));
            world.start();
            world.follower().tell(new ViewListener() {
                @Override
                public void locksWritten(Collection<LockWrite> written) {
                    Thread.currentThread().interrupt();
                }

                @Override
                public void policyChanged() {
                    Thread.currentThread().interrupt();
                }
            });
            for (String user : new String[] {"ann", "bob", "carl"}) {
                assertThat(world.decide(user, world.lock(user, user)).reason()).isEqualTo(Reason.LOCKED);
            }
        }
    }
}
