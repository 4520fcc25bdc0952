package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.server.admin.AdminServer;
import dev.portcullis.server.admin.AuditTrail;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Store;
import dev.portcullis.store.remote.RemoteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class WaitTest {
    private static final Duration KEEP = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final MemoryStore store = new MemoryStore();
    private AdminServer server;

    @BeforeEach
    void start() throws Exception {
        server = AdminServer.start(store, AuditTrail.NONE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandLineRun run(String... arguments) throws Exception {
        Path token = folder.resolve("token");
        if (!Files.exists(token)) {
            Files.createFile(token, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(token, "root\n");
        }
        return CommandLineRun.of(
                "",
                Set.of(),
                Map.of(
                        ServerOption.VARIABLE, server.address().toString(),
                        ServerOption.TOKEN_VARIABLE, token.toString()),
                arguments);
    }

    private static JsonNode json(CommandLineRun run) {
        return JsonMapper.shared().readTree(run.out());
    }

    @Test
    void aLockIsConfirmedByTheServer() throws Exception {
        CommandLineRun run = run("lock", "--user", "alice", "--wait");
        assertThat(run.err()).contains("portcullis: confirmed by the one who follows the store");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void gatewaysThatFollowTheServerAreWaitedFor() throws Exception {
        try (Store remote = new RemoteStore(server.client("root"));
                StoreFollower gateway = StoreFollower.start(
                        remote, FollowerSettings.of(new CoreRules()).named("gate"))) {
            JsonNode locked = json(run("lock", "--user", "alice", "--name", "l", "--wait", "20s", "-o", "json"));
            assertThat(locked.path("confirmed")).hasSize(2);
            assertThat(locked.path("confirmed").toString()).containsPattern("\"caller_of_root@[0-9a-f-]{36}~gate~");
            assertThat(locked.path("unconfirmed")).isEmpty();
            StoreToken token = StoreToken.parse(locked.path("token").asString()).orElseThrow();
            assertThat(gateway.engine().locks().token().reaches(token)).isTrue();
            assertThat(run("unlock", "--wait", "l", "--confirm").err())
                    .contains("confirmed by all 2 who follow the store");
        }
        assertThat(run("users", "update", "root", "--set-roles=root", "--wait=10s")
                        .err())
                .contains("confirmed by the one who follows the store");
    }

    @Test
    void thoseThatHaveNotConfirmedAreNamed() throws Exception {
        store.followers().orElseThrow().confirm("slow", new StoreToken("other", 3), KEEP);
        store.followers().orElseThrow().confirm("new", StoreToken.NONE, KEEP);
        CommandLineRun run = run("lock", "--user", "alice", "--name", "l", "--wait=300ms");
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNCONFIRMED);
        assertThat(run.out()).isEqualTo("Created a lock with name \"l\".\n");
        assertThat(run.err())
                .contains("token: ")
                .contains("portcullis: not confirmed by slow, which uses other:3\n")
                .contains("portcullis: not confirmed by new, which uses nothing yet\n")
                .doesNotContain("\nportcullis: confirmed");
        JsonNode removed = json(run("rm", "--wait", "200ms", "lock/l", "-o", "json"));
        assertThat(removed.path("written")).hasSize(1);
        assertThat(removed.path("unconfirmed").findValuesAsString("name")).containsExactly("new", "slow");
        assertThat(removed.path("confirmed")).hasSize(1);
    }

    @Test
    void aStoreThatCannotKnowItsFollowersSaysSoAndIsNotWritten() {
        StoreRun file = StoreRun.in(folder);
        file.withInput("kind: user\nversion: v2\nmetadata: {name: u}\nspec: {roles: []}\n", "create", "-");
        CommandLineRun run = file.run("lock", "--user", "u", "--wait");
        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .isEqualTo("portcullis: --wait: " + file.option()
                        + " does not know who follows it; nothing was written\n");
        assertThat(file.run("get", "locks").out()).doesNotContain("u");
    }

    @Test
    void timesAreDurations() throws Exception {
        for (String wrong : new String[] {"--wait=soon", "--wait=0s", "--wait=-1s", "--wait="}) {
            CommandLineRun run = run("lock", "--user", "alice", wrong);
            assertThat(run.exitCode()).as(wrong).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err()).as(wrong).contains("--wait");
        }
        assertThat(store.snapshot().resources())
                .noneMatch(kept -> kept.key().kind().equals("lock"));
    }
}
