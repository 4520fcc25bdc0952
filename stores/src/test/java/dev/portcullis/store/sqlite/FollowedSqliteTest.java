package dev.portcullis.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine follows a file that others write, restore and declare anew. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FollowedSqliteTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final FollowerSettings SETTINGS = FollowerSettings.of(new CoreRules());

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("store.db");
    }

    @Test
    void aLockOfAnotherProcessIsObeyedFromItsTokenOn() {
        try (Store server = SqliteStore.open(path());
                Store commandLine = SqliteStore.open(path())) {
            putRole(commandLine);
            try (StoreFollower follower = StoreFollower.start(server, SETTINGS)) {
                assertThat(decide(follower, putLock(commandLine, "ann"), "ann").reason())
                        .isEqualTo(Reason.LOCKED);
                assertThat(decide(follower, putLock(server, "bob"), "bob").reason())
                        .isEqualTo(Reason.LOCKED);
            }
        }
    }

    @Test
    void aHistoryThatAnOperatorDeclaresIsFollowedOn() {
        try (SqliteStore server = SqliteStore.open(path());
                SqliteStore commandLine = SqliteStore.open(path())) {
            putRole(commandLine);
            putLock(commandLine, "ann");
            try (StoreFollower follower = StoreFollower.start(server, SETTINGS)) {
                StoreToken declared = commandLine.acceptEpoch();
                assertThat(decide(follower, declared, "ann").reason()).isEqualTo(Reason.LOCKED);
                assertThat(decide(follower, putLock(commandLine, "bob"), "bob").reason())
                        .isEqualTo(Reason.LOCKED);
            }
        }
    }

    @Test
    void aFileThatWasReplacedIsToldAndItsLocksStay() throws Exception {
        Path backup = folder.resolve("backup.db");
        try (SqliteStore server = SqliteStore.open(path())) {
            putRole(server);
            server.backup(backup);
            StoreToken locked = putLock(server, "ann");
            try (StoreFollower follower = StoreFollower.start(server, SETTINGS)) {
                Files.move(backup, path(), StandardCopyOption.REPLACE_EXISTING);
                while (!has(follower, Part.HISTORY)) {
                    LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                }
                Decision decision = decide(follower, locked, "ann");
                assertThat(decision.reason()).isEqualTo(Reason.LOCKED);
                assertThat(decision.locks().fresh()).isFalse();
            }
        }
    }

    private static boolean has(StoreFollower follower, Part part) {
        return follower.state().faults().stream().anyMatch(fault -> fault.part() == part);
    }

    private static StoreToken putLock(Store store, String user) {
        return store.put(
                new ResourceKey("lock", user),
                "kind: lock\nversion: v2\nmetadata: {name: " + user + "}\nspec: {target: {user: " + user + "}}\n",
                Precondition.ANY);
    }

    private static void putRole(Store store) {
        store.put(new ResourceKey("role", "ops"), """
                kind: role
                version: v7
                metadata: {name: ops}
                spec: {allow: {logins: [root], node_labels: {'*': '*'}}}
                """, Precondition.ANY);
    }

    private static Decision decide(StoreFollower follower, StoreToken minimum, String user) {
        Request request = Request.connect(
                Subject.User.local(user, List.of("ops"), Map.of()),
                Protocol.SSH,
                Resource.of("node", "web-1", Map.of()),
                Account.login("root"),
                Instant.parse("2026-01-05T09:00:00Z"));
        return follower.engine().decide(request, minimum, PATIENCE);
    }
}
