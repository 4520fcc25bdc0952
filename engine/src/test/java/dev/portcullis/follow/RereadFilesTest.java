package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.Reason;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written to files beside a store while it is followed. */
@Timeout(60)
class RereadFilesTest {
    private final World world = new World(new MemoryStore());

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        write("role.yaml", World.role("ops", "root"));
        write("lock.yaml", World.lockOn("first", "ann"));
        world.start(world.settings().polling(Duration.ofMillis(20)).beside(List.of(folder)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void locksWhomANewFileNames() throws Exception {
        assertThat(world.decide("bob").allowed()).isTrue();
        write("second.yaml", World.lockOn("second", "bob"));
        world.awaitReason("bob", Reason.LOCKED);
        assertThat(world.decide("ann").reason()).isEqualTo(Reason.LOCKED);
    }

    @Test
    void letsInWhomADeletedFileNamed() throws Exception {
        assertThat(world.decide("ann").reason()).isEqualTo(Reason.LOCKED);
        Files.delete(folder.resolve("lock.yaml"));
        world.awaitReason("ann", Reason.GRANTED);
    }

    @Test
    void keepsALockWhoseFileBreaksAndProvesNothingUntilItIsMended() throws Exception {
        write("lock.yaml", World.lockOn("first", "ann") + "  nonsense: [");
        world.awaitFault(Part.LOCK);
        assertThat(world.fault(Part.LOCK).diagnostics()).isNotEmpty();
        assertThat(world.decide("ann").reason()).isEqualTo(Reason.LOCKED);
        assertThat(world.follower().state().locks().fresh()).isFalse();
        write("lock.yaml", World.lockOn("first", "bob"));
        world.awaitReason("ann", Reason.GRANTED);
        assertThat(world.follower().state().locks().fresh()).isTrue();
        assertThat(world.decide("bob").reason()).isEqualTo(Reason.LOCKED);
    }

    @Test
    void decidesByTheLastPolicyThatWasSoundAndStillUsesNewLocks() throws Exception {
        write("role.yaml", World.role("ops", "root").replace("kind: role", "kind: role\nversion: v99"));
        write("second.yaml", World.lockOn("second", "bob"));
        world.awaitReason("bob", Reason.LOCKED);
        world.awaitFault(Part.POLICY);
        assertThat(world.fault(Part.POLICY).diagnostics()).isNotEmpty();
        assertThat(world.decide("carl").allowed()).isTrue();
        assertThat(world.follower().state().locks().fresh()).isTrue();
    }

    @Test
    void usesARoleAsItIsWrittenNow() throws Exception {
        assertThat(world.decide("carl").allowed()).isTrue();
        write("role.yaml", World.role("ops", "nobody"));
        world.awaitReason("carl", Reason.NO_MATCH);
    }

    @Test
    void readsOnDemandWhatLooksUnchanged() throws Exception {
        world.follower().reread();
        write("second.yaml", World.lockOn("second", "bob"));
        world.follower().reread();
        world.awaitReason("bob", Reason.LOCKED);
    }

    @Test
    void readsFilesWhileTheStoreCannotBeFollowed() throws Exception {
        HostileStore store = new HostileStore();
        try (World lonely = new World(store)) {
            lonely.start(lonely.settings().polling(Duration.ofMillis(20)).beside(List.of(folder)));
            store.tellsSnapshots(snapshot -> {
                throw new StoreException(StoreException.Kind.UNAVAILABLE, "the store is away");
            });
            store.answersAnyhow((tail, longest) -> {
                throw new StoreException(StoreException.Kind.UNAVAILABLE, "the store is away");
            });
            lonely.awaitFault(Part.STORE);
            write("second.yaml", World.lockOn("second", "bob"));
            write("role.yaml", World.role("ops", "nobody"));
            lonely.awaitReason("bob", Reason.LOCKED);
            lonely.awaitReason("carl", Reason.NO_MATCH);
            assertThat(lonely.has(Part.STORE)).as("it is away all the time").isTrue();
            assertThat(lonely.has(Part.FOLLOWER)).isFalse();
        }
    }
}
