package dev.portcullis.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.Reason;
import dev.portcullis.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lock in a folder beside the store is in force whatever happens to a lock of the same name in the store. */
@Timeout(60)
class NamesakesTest {
    private final World world = new World(new MemoryStore());

    @TempDir
    private Path folder;

    private void start(String lock) throws IOException {
        Files.writeString(folder.resolve("lock.yaml"), lock);
        Files.writeString(folder.resolve("role.yaml"), World.role("ops", "root"));
        world.start(world.settings().beside(List.of(folder)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String lock(String target) {
        return "kind: lock\nversion: v2\nmetadata: {name: l}\nspec: {target: " + target + "}\n";
    }

    @Test
    void staysWhenItsNamesakeIsDeleted() throws IOException {
        start(World.lockOn("l", "ann"));
        assertThat(world.decide("ann", world.lock("l", "ann")).reason()).isEqualTo(Reason.LOCKED);
        assertThat(world.decide("ann", world.delete("lock", "l")).reason()).isEqualTo(Reason.LOCKED);
    }

    @Test
    void staysWhenItsNamesakeIsReplaced() throws IOException {
        start(lock("{expression: 'user.name == \"ann\"'}"));
        assertThat(world.decide("ann", world.lock("l", "bob")).reason()).isEqualTo(Reason.LOCKED);
        assertThat(world.decide("ann", world.lock("l", "carl")).reason()).isEqualTo(Reason.LOCKED);
    }

    @Test
    void keepsConditionsOfItsOwn() throws IOException {
        start(lock("{expression: 'user.name == \"ann\"'}"));
        String other = lock("{expression: 'user.name == \"bob\"'}");
        assertThat(world.decide("carl", world.put("lock", "l", other)).allowed())
                .isTrue();
        assertThat(world.decide("ann").reason()).isEqualTo(Reason.LOCKED);
        assertThat(world.decide("bob").reason()).isEqualTo(Reason.LOCKED);
    }
}
