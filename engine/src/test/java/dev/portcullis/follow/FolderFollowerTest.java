package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.Reason;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.store.directory.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder of files, followed. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FolderFollowerTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writesAPolicyThatDemandsLocksStrictly() throws IOException {
        write("roles.yaml", World.role("ops", "root"));
        write("teleport.yaml", "auth_service:\n  authentication: {locking_mode: strict}\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private World start() {
        World world = new World(DirectoryStore.open(folder));
        world.start();
        return world;
    }

    @Test
    void usesWhatIsWrittenIntoTheFolder() throws IOException {
        try (World world = start()) {
            assertThat(world.decide("ann").allowed()).isTrue();
            write("lock.yaml", World.lockOn("l", "ann"));
            world.awaitReason("ann", Reason.LOCKED);
            write("freeze.rules", "rule \"frozen\" when true deny \"Frozen.\"");
            world.awaitReason("bob", Reason.RULE);
            Files.delete(folder.resolve("freeze.rules"));
            Files.delete(folder.resolve("lock.yaml"));
            world.awaitReason("ann", Reason.GRANTED);
            assertThat(world.follower().state().faults()).isEmpty();
        }
    }

    @Test
    void refusesOnceAFileIsNotUnderstoodForTooLong() throws IOException {
        write("lock.yaml", World.lockOn("l", "ann"));
        try (World world = start()) {
            write("lock.yaml", "kind: [lock");
            world.awaitFault(Part.CONTENT);
            assertThat(world.fault(Part.CONTENT).diagnostics().toString()).contains("lock.yaml:1:");
            assertThat(world.decide("ann").reason()).isEqualTo(Reason.LOCKED);
            assertThat(world.decide("bob").allowed()).isTrue();
            world.pass(World.BOUND.plusSeconds(1));
            assertThat(world.decide("bob").reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
            world.pass(World.BOUND.plusSeconds(1).negated());
            write("lock.yaml", World.lockOn("l", "bob"));
            world.awaitReason("ann", Reason.GRANTED);
            assertThat(world.decide("bob").reason()).isEqualTo(Reason.LOCKED);
            assertThat(world.follower().state().locks().fresh()).isTrue();
            world.awaitMended(Part.CONTENT);
        }
    }
}
