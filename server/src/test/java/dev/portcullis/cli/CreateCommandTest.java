package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.lock.Lock;
import dev.portcullis.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CreateCommandTest {
    private static final String LOCK = """
            kind: lock
            version: v2
            metadata: {name: l1}
            spec: {target: {user: ann}}
            """;
    private static final String ROLE = """
            # Developers.
            kind: role
            version: v7
            metadata: {name: dev}
            spec: {allow: {logins: [ubuntu]}}
            """;
    private static final String USER = """
            kind: user
            version: v2
            metadata: {name: ann}
            spec: {roles: [dev]}
            """;

    @TempDir
    private Path folder;

    private StoreRun store = new StoreRun(Path.of(""));

    @BeforeEach
    void nameTheStore() {
        store = StoreRun.in(folder);
    }

    @Test
    void writesWhatGetGivesBack() {
        CommandLineRun run = store.withInput(LOCK, "create", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines("lock \"l1\" has been created\n");
        assertThat(run.err())
                .startsWith("portcullis: making a new store: sqlite:")
                .containsPattern("token: [0-9a-f-]+:1\\R$");
        assertThat(store.run("get", "locks").out()).isEqualTo("""
                        KIND  NAME  TARGET      EXPIRES  MESSAGE
                        lock  l1    User:"ann"  never
                        """);
        assertThat(store.run("get", "lock/l1", "-o", "yaml").out()).isEqualTo("""
                        kind: lock
                        version: v2
                        metadata:
                          name: l1
                        spec:
                          target:
                            user: ann
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lock                    | lock \"n\" has been created",
                "user                    | user \"n\" has been created",
                "trusted_cluster         | trusted cluster \"n\" has been created",
                "resource                | resource \"n\" has been created",
                "cluster_auth_preference | cluster auth preference has been created",
                "cluster_name            | cluster name has been created"
            })
    void saysWhatTctlSays(String kind, String sentence) {
        String spec = switch (kind) {
            case "lock" -> "{target: {user: a}}";
            case "cluster_name" -> "{cluster_name: c}";
            case "resource" -> "{kind: record}";
            default -> "{}";
        };

        CommandLineRun run = store.withInput(
                "kind: " + kind + "\nversion: " + (kind.equals("resource") ? "v1" : "v2")
                        + "\nmetadata: {name: n}\nspec: " + spec + "\n",
                "create",
                "-");

        assertThat(run.out()).isEqualToNormalizingNewlines(sentence + "\n");
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "role", "user", "trusted_cluster"})
    void refusesADocumentWithoutAName(String kind) {
        CommandLineRun run = store.withInput("kind: " + kind + "\nmetadata: {}\nspec: {}\n", "create", "-");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("standard input:2:11: error[P310]: missing parameter Name\n")
                .doesNotContain("this is not a resource");
    }

    @Test
    void refusesWhatIsThereAndWritesNothingElse() {
        store.withInput(LOCK, "create", "-");

        CommandLineRun run = store.withInput(ROLE + "---\n" + LOCK, "create", "-");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToNormalizingNewlines("portcullis: lock \"l1\" already exists\n");
        assertThat(store.run("get", "roles", "-o", "json").out()).isEqualTo("[]\n");
    }

    @Test
    void refusesAnotherPreferenceInTheWordsOfTctl() {
        String preference = "kind: cluster_auth_preference\nversion: v2\nspec: {locking_mode: strict}\n";
        store.withInput(preference, "create", "-");

        assertThat(store.withInput(preference, "create", "-").err())
                .isEqualToNormalizingNewlines("portcullis: non-default cluster auth preference already exists\n");
        assertThat(store.withInput(preference, "create", "-f", "-").exitCode()).isZero();
    }

    @Test
    void replacesByForceInTheWordsOfTctl() {
        store.withInput(LOCK + "---\n" + ROLE + "---\n" + USER, "create", "-");

        CommandLineRun run =
                store.withInput(LOCK.replace("ann", "bob") + "---\n" + ROLE + "---\n" + USER, "create", "--force", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines("""
                lock "l1" has been created
                role "dev" has been created
                user "ann" has been updated
                """);
        assertThat(store.run("get", "locks").out()).contains("User:\"bob\"").doesNotContain("ann");
    }

    @Test
    void givesTheTokenToPrograms() {
        JsonNode document = JsonMapper.shared()
                .readTree(store.withInput(LOCK, "create", "-o", "json", "-").out());

        assertThat(StoreToken.parse(document.path("token").stringValue()))
                .hasValueSatisfying(token -> assertThat(token.revision()).isEqualTo(1));
        assertThat(document.path("written").toString())
                .isEqualTo("[{\"kind\":\"lock\",\"name\":\"l1\",\"outcome\":\"created\"}]");
    }

    @Test
    void checksEverythingBeforeItWritesAnything() throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), LOCK);
        Path bad =
                Files.writeString(folder.resolve("bad.yaml"), "kind: lock\nmetadata: {name: l}\nspec: {target: {}}\n");

        CommandLineRun run = store.run("create", good.toString(), bad.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(bad + ":3:16: error[P310]: at least one target field must be set\n");
        assertThat(store.run("get", "-o", "json").out()).isEqualTo("[]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: lokc\nmetadata: {name: l}\n",
                "auth_service: {authentication: {locking_mode: strict}}\n",
                "cases: []\n",
                "just a text\n",
                "kind: role\nversion: v7\nmetadata: {name: r}\nspec: {allow: {rules: [{resources: [lock], verbs: [list],"
                        + " where: 'contains('}]}}\n"
            })
    void refusesWhatIsNoSoundResource(String text) {
        CommandLineRun run = store.withInput(text, "create", "-");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("standard input:", "error[P");
        assertThat(store.run("get", "-o", "json").out()).isEqualTo("[]\n");
    }

    @Test
    void keepsTheTextOfItsAuthor() throws IOException, SQLException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "# first\n" + LOCK + "---\n" + ROLE + "# end\n");
        store.run("create", policy.toString());
        store.withInput("# all mine\n" + USER, "create", "-");

        try (SqliteStore read = SqliteStore.open(store.file())) {
            assertThat(read.snapshot().resources())
                    .extracting(resource -> resource.document())
                    .containsExactlyInAnyOrder(LOCK, ROLE.replace("# Developers.\n", ""), "# all mine\n" + USER);
        }
    }

    @Test
    void keepsAFileOfRulesWhole() throws IOException {
        Path rules = Files.writeString(
                folder.resolve("freeze.rules"),
                "# Nobody edits.\nrule \"frozen\" for db on edit deny\nrule \"b\" allow\n");

        CommandLineRun run = store.run("create", rules.toString());

        assertThat(run.out()).isEqualToNormalizingNewlines("rules \"freeze\" has been created\n");
        assertThat(store.run("get", "rules").out()).isEqualTo("""
                        KIND  NAME    ABOUT       CONCLUSION  PLACE
                        rule  frozen  db on edit  deny        store:rules/freeze.rules:2:6
                        rule  b       everything  allow       store:rules/freeze.rules:3:6
                        """);
        assertThat(store.run("get", "rules/freeze").out())
                .isEqualTo(store.run("get", "rules").out());
        assertThat(store.run("get", "rule/b").out()).contains("rule  b").doesNotContain("frozen");
    }

    @Test
    void refusesARuleWhoseNameIsTakenInTheStore() throws IOException {
        Path one = Files.writeString(folder.resolve("one.rules"), "rule \"same\" for db deny\n");
        Path two = Files.writeString(folder.resolve("two.rules"), "rule \"same\" for db deny\n");
        store.run("create", one.toString());

        CommandLineRun run = store.run("create", two.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("store:rules/one.rules:1:6: error[P401]: the rule `same` is written twice, first at " + two
                        + ":1:6");
        assertThat(store.run("create", "-f", one.toString()).exitCode()).isZero();
    }

    @Test
    void refusesOneMoreThanCanBeTriedOnEveryRequest() {
        StringBuilder locks = new StringBuilder();
        for (int number = 0; number < Lock.MOST_WITHOUT_ANCHOR; number++) {
            locks.append(lockOnProduction("l" + number)).append("---\n");
        }
        assertThat(store.withInput(locks.toString(), "create", "-").exitCode()).isZero();

        CommandLineRun run = store.withInput(lockOnProduction("one-more"), "create", "-");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("error[P321]");
        assertThat(store.run("get", "lock/one-more").exitCode()).isEqualTo(1);
        assertThat(store.withInput(lockOnProduction("l7"), "create", "-f", "-").exitCode())
                .isZero();
    }

    private static String lockOnProduction(String name) {
        return "kind: lock\nversion: v2\nmetadata: {name: " + name + "}\nspec: {target: {labels: {env: prod}}}\n";
    }

    @Test
    void refusesTheSameResourceTwice() throws IOException {
        Path one = Files.writeString(folder.resolve("one.yaml"), LOCK + "---\n" + LOCK);

        assertThat(store.run("create", one.toString()).err())
                .contains(":8:18: error[P316]: the lock `l1` is written twice");

        Path rules = Files.writeString(folder.resolve("r.rules"), "rule \"a\" deny\n");
        Path others = Files.writeString(
                Files.createDirectory(folder.resolve("deep")).resolve("r.rules"), "rule \"b\" deny\n");

        assertThat(store.run("create", rules.toString(), others.toString()).err())
                .contains("there are two files of rules with the name `r`");
    }

    @Test
    void whatWasBrokenBeforeDoesNotKeepALockOut() {
        store.withInput(ROLE, "create", "-");
        breakTheRole();

        assertThat(store.run("check").exitCode()).isEqualTo(1);
        assertThat(store.withInput(LOCK, "create", "-").exitCode()).isZero();

        CommandLineRun listed = store.run("get", "locks");
        assertThat(listed.exitCode()).isEqualTo(2);
        assertThat(listed.out()).contains("lock  l1");
        assertThat(listed.err()).contains("store:role/dev:");
        assertThat(store.withInput(ROLE, "create", "-f", "-").exitCode()).isZero();
        assertThat(store.run("check").exitCode()).isZero();
    }

    /** As a newer version may, or somebody with another tool. */
    private void breakTheRole() {
        change("UPDATE resource SET document = 'kind: role\nversion: v99\nmetadata: {name: dev}\nspec: {}\n'");
    }

    private void change(String statement) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.file());
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void aBrokenLockIsReplacedByASoundOne() {
        store.withInput(LOCK, "create", "-");
        change("UPDATE resource SET document = 'kind: lock\nmetadata: {name: l1}\nspec: {target: {}}\n'");
        assertThat(store.run("check").exitCode()).isEqualTo(1);

        assertThat(store.withInput(LOCK.replace("l1", "l2"), "create", "-").exitCode())
                .isZero();
        assertThat(store.withInput(LOCK, "create", "-f", "-").exitCode()).isZero();
        assertThat(store.run("check").exitCode()).isZero();
    }

    @Test
    void tellsThatAResourceIsKeptUnderAnotherName() {
        store.withInput(LOCK, "create", "-");
        change("UPDATE resource SET name = 'other'");

        assertThat(store.run("check").out())
                .contains(
                        "store:lock/other:1:1: error[P310]: what is kept as `lock/other` must be that and nothing else");
    }

    @Test
    void namesInAStoreCannotSteerTheTerminal() {
        String name = "\\e[2Ja";
        CommandLineRun run = store.withInput(
                "kind: lock\nversion: v2\nmetadata: {name: \"" + name + "\"}\nspec: {target: {user: a}}\n",
                "create",
                "-");

        assertThat(run.out()).isEqualToNormalizingNewlines("lock \"\\x1b[2Ja\" has been created\n");
        change("UPDATE resource SET document = 'nothing'");
        CommandLineRun checked = store.run("check");
        assertThat(checked.exitCode()).isEqualTo(1);
        assertThat(checked.out()).contains("store:lock/\ufffd[2Ja:1:1:").doesNotContain("\u001b");
    }

    @Test
    void aLockMayBeNamedLikeAFileOfRules() {
        store.withInput(LOCK.replace("l1", "x.rules"), "create", "-");

        assertThat(store.run("check").out()).isEqualToNormalizingNewlines("0 errors, 0 warnings\n");
        assertThat(store.run("get", "lock/x.rules").out()).contains("User:\"ann\"");
    }

    @Test
    void hasLimits() throws IOException {
        Path large = Files.writeString(folder.resolve("large.yaml"), "# " + "x".repeat(17 << 20) + "\n" + LOCK);

        CommandLineRun run = store.run("create", large.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(large + ":1:1: error[P303]: the file is larger than 16 MiB");
        assertThat(store.withInput("x".repeat(17 << 20), "create", "-").err()).contains("larger than 16 MiB");
    }

    @Test
    void asksForAStore() {
        CommandLineRun run = CommandLineRun.of("create", "-");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "portcullis: a store is missing: give --store sqlite:FILE or --server URL, or set PORTCULLIS_STORE or PORTCULLIS_SERVER\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"etcd:", "store.db", "sqlite:", "sqlite:a?journal_mode=off", "SQLITE:a", "dir:"})
    void refusesOtherStores(String place) {
        CommandLineRun run = CommandLineRun.of("create", "--store", place, "-");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("portcullis: there is no store `" + place
                        + "`; a store is sqlite:FILE, etcd:FILE, etcd:URL,URL or dir:FOLDER");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        CommandLineRun run =
                CommandLineRun.withInput(LOCK, Set.of(), "create", "--store", "sqlite:" + folder + "/no/store.db", "-");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("portcullis: there is no folder for " + folder + "/no/store.db\n");
    }

    @Test
    void theOptionComesBeforeTheVariable() {
        Path other = folder.resolve("other.db");

        store.withInput(LOCK, "create", "--store", "sqlite:" + other, "-");

        assertThat(other).exists();
        assertThat(store.file()).doesNotExist();
    }
}
