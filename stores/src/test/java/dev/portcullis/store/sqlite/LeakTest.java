package dev.portcullis.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.SessionSettings;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing is left of stores, followers and registries that were closed, and of locks that were removed.
 * {@code -Dportcullis.lockRounds=1000000} removes as many.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class LeakTest {
    private static final int LOCK_ROUNDS = Integer.getInteger("portcullis.lockRounds", 20_000);
    private static final int OPENINGS = 60;
    private static final long FLAT = 16L << 20;
    private static final Path HANDLES = Path.of("/proc/self/fd");
    private static final CoreRules RULES = new CoreRules();

    @TempDir
    private Path folder;

    @Test
    void noThreadAndNoFileHandleIsLeft() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(HANDLES), "the system does not tell which files are open");
        open();
        long handles = handles();
        long threads = threads();
        for (int i = 0; i < OPENINGS; i++) {
            open();
        }
        assertThat(handles()).isLessThanOrEqualTo(handles + 2);
        assertThat(threads()).isLessThanOrEqualTo(threads);
    }

    private void open() {
        try (Store store = SqliteStore.open(folder.resolve("store.db"));
                StoreFollower follower = StoreFollower.start(store, FollowerSettings.of(RULES));
                SessionRegistry registry = new SessionRegistry(follower.engine(), SessionSettings.DEFAULT)) {
            follower.tell(registry);
            StoreToken token = lock(store, "l");
            awaitUse(follower, token);
        }
    }

    private static long handles() throws IOException {
        try (Stream<Path> open = Files.list(HANDLES)) {
            return open.count();
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("portcullis"))
                .count();
    }

    @Test
    void locksThatComeAndGoLeaveNothing() {
        try (Store store = new MemoryStore();
                StoreFollower follower = StoreFollower.start(store, FollowerSettings.of(RULES));
                SessionRegistry registry = new SessionRegistry(follower.engine(), SessionSettings.DEFAULT)) {
            follower.tell(registry);
            comeAndGo(store, follower, LOCK_ROUNDS / 4);
            long before = used();
            comeAndGo(store, follower, LOCK_ROUNDS);
            assertThat(follower.engine().locks().index().size()).isZero();
            assertThat(used() - before).isLessThan(FLAT);
        }
    }

    private static void comeAndGo(Store store, StoreFollower follower, int rounds) {
        for (int round = 0; round < rounds; round++) {
            String name = "l" + round % 97;
            lock(store, name);
            StoreToken token = store.delete(new ResourceKey("lock", name), Precondition.PRESENT);
            if (round % 1_000 == 999 || round == rounds - 1) {
                awaitUse(follower, token);
            }
        }
    }

    private static StoreToken lock(Store store, String name) {
        String text = "kind: lock\nversion: v2\nmetadata: {name: " + name + "}\nspec: {target: {user: " + name + "}}\n";
        return store.put(new ResourceKey("lock", name), text, Precondition.ANY);
    }

    private static void awaitUse(StoreFollower follower, StoreToken token) {
        while (!follower.engine().locks().token().reaches(token)) {
            LockSupport.parkNanos(100_000);
        }
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
