package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.core.CoreRules;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.program.Program;
import dev.portcullis.store.etcd.EtcdCluster;
import dev.portcullis.store.etcd.EtcdSettings;
import dev.portcullis.store.etcd.EtcdStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line on a store in a real etcd. */
@Timeout(180)
class EtcdCommandsTest {
    private static final String POLICY = """
            kind: lock
            version: v2
            metadata: {name: l1}
            spec: {target: {user: eve}}
            ---
            kind: user
            version: v2
            metadata: {name: eve}
            spec: {roles: []}
            """;

    @TempDir
    private static Path data;

    private static EtcdCluster cluster;
    private static int stores;

    @TempDir
    private Path folder;

    private EtcdSettings settings = EtcdSettings.at(List.of(URI.create("http://127.0.0.1:1")));
    private String store = "";

    @BeforeAll
    static void startsEtcd() {
        cluster = EtcdCluster.single(data);
    }

    @AfterAll
    static void endsEtcd() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void namesAStore() throws IOException {
        String prefix = "/commands-" + stores++ + "/";
        Path file = Files.writeString(
                folder.resolve("etcd.yaml"),
                "endpoints: [" + String.join(", ", cluster.endpoints()) + "]\nprefix: " + prefix + "\n");
        store = "etcd:" + file;
        settings = EtcdSettings.at(cluster.endpoints().stream().map(URI::create).toList())
                .under(prefix);
    }

    private CommandLineRun run(String... words) {
        return CommandLineRun.of(POLICY, Set.of(), Map.of(StoreOption.VARIABLE, store), words);
    }

    @Test
    void aStoreIsMadeFilledAndRead() {
        assertThat(run("get", "locks").err()).contains("there is no store in etcd under `/commands-");
        CommandLineRun made = run("create", "-");
        assertThat(made.exitCode()).isZero();
        assertThat(made.err()).contains("making a new store: " + store).containsPattern("token: [0-9a-f-]{36}:2\n");
        assertThat(run("get", "locks").out()).contains("l1");
        assertThat(run("create", "-").exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run("rm", "lock/l1").out()).isEqualToIgnoringNewLines("lock \"l1\" has been deleted");
    }

    @Test
    void isCopiedThereAndBack() {
        StoreRun file = StoreRun.in(folder);
        file.withInput(POLICY, "create", "-");
        assertThat(run("store", "copy", file.option(), store).out())
                .isEqualToNormalizingNewlines("copied 2 resources\nverified: both hold the same 2 resources\n");
        assertThat(run("store", "copy", file.option(), store).out()).startsWith("copied 0 resources, 2 were there");
        StoreRun back = new StoreRun(folder.resolve("back.db"));
        assertThat(run("store", "copy", store, back.option()).exitCode()).isZero();
        assertThat(back.run("get", "all").out())
                .isEqualTo(file.run("get", "all").out());
        assertThat(run("store", "copy", store, "dir:" + folder.resolve("files")).exitCode())
                .isZero();
        assertThat(folder.resolve("files/lock/l1.yaml")).exists();
    }

    @Test
    void tellsHowTheClusterIs() {
        run("create", "-");
        CommandLineRun text = run("store", "status");
        assertThat(text.out())
                .containsPattern(
                        "MEMBER +STATE +VERSION +BYTES\n" + cluster.endpoints().get(0) + " +leader +3\\.");
        JsonNode document = JsonMapper.shared()
                .readTree(run("store", "status", "-o", "json").out());
        assertThat(document.path("members").get(0).path("role").asString()).isEqualTo("leader");
        assertThat(document.path("followers")).isEmpty();
    }

    @Test
    void tellsWhatSomethingElseHasChanged() {
        run("create", "-");
        String key = settings.prefix() + "v1/store/resource/lock/l1";
        cluster.ctl("del", key);
        CommandLineRun text = run("store", "status");
        assertThat(text.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(text.out()).contains("user  1");
        assertThat(text.err()).contains("something else than Portcullis has changed it");
        CommandLineRun json = run("store", "status", "-o", "json");
        assertThat(JsonMapper.shared()
                        .readTree(json.out())
                        .path("faults")
                        .get(0)
                        .asString())
                .contains("something else than Portcullis has changed it");
    }

    @Test
    void tellsWhoOfAClusterAnswersWhereTooFewDo() throws IOException {
        String silent = "http://127.0.0.1:" + Program.freePort();
        CommandLineRun run = run("store", "status", "--store", "etcd:" + silent);
        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.out()).containsPattern("MEMBER +STATE +VERSION +BYTES\n" + silent + " +does not answer");
        assertThat(run.err()).contains("etcd cannot be reached at " + silent + ": Connection refused");
    }

    @Test
    void aHostThatThereIsNotIsSaidInOneLine() throws IOException {
        Path file = Files.writeString(
                folder.resolve("nowhere.yaml"),
                "endpoints: [https://etcd.invalid:2379]\ntimeouts: {read: 1s, attempt: 500ms}\n");
        CommandLineRun run = run("get", "locks", "--store", "etcd:" + file);
        assertThat(run.err().lines())
                .containsExactly(
                        "portcullis: etcd cannot be reached at https://etcd.invalid:2379: there is no host etcd.invalid");
    }

    @Test
    void aHistoryThatIsGoneIsNoReasonToMakeAStore() {
        run("create", "-");
        cluster.ctl("del", settings.prefix() + "v1/store/history");
        assertThat(run("get", "locks").err())
                .contains("there is no store in etcd that this version can read, but there is `" + settings.prefix())
                .doesNotContain("make it with create");
    }

    @Test
    void waitsForThoseWhoFollowIt() {
        run("create", "-");
        assertThat(run("lock", "--user", "eve", "--wait").err()).contains("nobody follows the store");
        try (EtcdStore own = EtcdStore.open(settings);
                StoreFollower follower = StoreFollower.start(
                        own, FollowerSettings.of(new CoreRules()).named("gate"))) {
            assertThat(run("lock", "--user", "eve", "--wait").err())
                    .contains("confirmed by the one who follows the store");
            assertThat(follower.state().faults()).isEmpty();
            assertThat(run("store", "status").out()).containsPattern("gate~[0-9a-f]{8} +[^ ]+:4 +0 +now");
        }
    }

    @Test
    void aNewEpochIsAccepted() throws InterruptedException {
        run("create", "-");
        try (EtcdStore own = EtcdStore.open(settings);
                StoreFollower follower = StoreFollower.start(own, FollowerSettings.of(new CoreRules()))) {
            String before = follower.engine().locks().token().epoch();
            CommandLineRun accepted = run("store", "accept-epoch", "--confirm");
            assertThat(accepted.exitCode()).isZero();
            assertThat(accepted.out()).startsWith("store has begun a new epoch").doesNotContain(before);
            String token = accepted.out().strip().replaceAll("(?s).*token: ", "");
            long end = System.nanoTime() + 30_000_000_000L;
            while (!follower.engine().locks().token().toString().equals(token) && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(follower.engine().locks().token()).hasToString(token);
            assertThat(follower.state().faults()).noneMatch(fault -> fault.part() == Part.HISTORY);
        }
    }

    @Test
    void aPortThatThereCannotBeIsAMistake() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), "endpoints: [https://a:99999]\n");
        assertThat(run("get", "locks", "--store", "etcd:" + file).err())
                .contains(file + ":1:13: error[P310]: an endpoint of etcd is `https://HOST:PORT`");
    }

    @Test
    void saysWhereTheSettingsAreWrong() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), "endpoints: [http://10.0.0.1:2379]\n");
        CommandLineRun run = run("get", "locks", "--store", "etcd:" + file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .contains(file + ":1:13: error[P310]: `http://10.0.0.1:2379` is not encrypted")
                .doesNotContain("Exception")
                .contains("the settings of etcd in " + file + " cannot be used");
        assertThat(run("get", "locks", "--store", "etcd:https://root:S3cret@a:1")
                        .err())
                .contains("--store: an endpoint of etcd is")
                .doesNotContain("S3cret");
    }
}
