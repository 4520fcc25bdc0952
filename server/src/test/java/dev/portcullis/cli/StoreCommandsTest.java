package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class StoreCommandsTest {
    private static final String LOCK = "kind: lock\nversion: v2\nmetadata: {name: l1}\nspec: {target: {user: ann}}\n";
    private static final String ROLES = """
            kind: role
            version: v7
            metadata: {name: dev}
            spec: {allow: {logins: [ubuntu], node_labels: {'*': '*'}}}
            ---
            kind: role
            version: v7
            metadata: {name: ops}
            spec: {allow: {logins: [root]}}
            """;
    private static final String USER = """
            kind: user
            version: v2
            metadata: {name: ann}
            spec:
              traits: {logins: [ann]}
              roles: [dev]
            """;
    private static final String REQUEST = """
            {user: ann, protocol: ssh, action: connect, login: ubuntu,
             resource: {kind: node, name: n1, labels: {env: dev}}}
            """;

    @TempDir
    private Path folder;

    private StoreRun store = new StoreRun(Path.of(""));

    @BeforeEach
    void nameTheStore() {
        store = StoreRun.in(folder);
    }

    private void fill() {
        assertThat(store.withInput(LOCK + "---\n" + ROLES + "---\n" + USER, "create", "-")
                        .exitCode())
                .isZero();
    }

    @Test
    void deletesInTheWordsOfTctl() {
        fill();

        CommandLineRun run = store.run("rm", "locks/l1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines("lock \"l1\" has been deleted\n");
        assertThat(run.err()).containsPattern("^token: [0-9a-f-]+:5\\R$");
        CommandLineRun again = store.run("rm", "lock/l1");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).isEqualToNormalizingNewlines("portcullis: lock \"l1\" is not found\n");
    }

    @Test
    void deletesTheOthersWhenOneIsMissing() {
        fill();

        CommandLineRun run = store.run("rm", "role/opps", "role/ops", "lock/l1", "-o", "yaml");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("portcullis: role \"opps\" is not found; did you mean `ops`?\n");
        assertThat(run.out()).contains("name: ops", "outcome: deleted", "token: ");
        assertThat(store.run("get", "locks,roles").out()).isEqualTo("KIND  NAME  VERSION\nrole  dev   v7\n");
    }

    @Test
    void keepsARoleThatUsersHave() {
        fill();

        CommandLineRun run = store.run("rm", "role/dev");

        assertThat(run)
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        "portcullis: role \"dev\" is in use by users: ann; give --force to delete it all the same\n"));
        assertThat(store.run("get", "role/dev").exitCode()).isZero();
        assertThat(store.run("rm", "--force", "role/dev").exitCode()).isZero();
    }

    @Test
    void aRoleThatIsNotThereIsInNobodysUse() {
        fill();
        store.run("rm", "--force", "role/dev");

        CommandLineRun run = store.run("rm", "role/dev");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualToNormalizingNewlines("portcullis: role \"dev\" is not found\n");
    }

    @Test
    void deletesARoleTogetherWithItsUsers() {
        fill();

        CommandLineRun run = store.run("rm", "role/dev", "user/ann");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualToNormalizingNewlines("user \"ann\" has been deleted\nrole \"dev\" has been deleted\n");
    }

    @ParameterizedTest
    @CsvSource({"locks/,missing lock name", "users,missing user name", "role/,missing role name"})
    void asksForTheName(String wanted, String complaint) {
        fill();

        CommandLineRun run = store.run("rm", wanted);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualToNormalizingNewlines("portcullis: " + complaint + "\n");
    }

    @Test
    void givesUsersOtherRolesInTheWordsOfTctl() {
        fill();

        CommandLineRun run = store.run("users", "update", "ann", "--set-roles=ops,dev");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines("User ann has been updated:\n\tNew roles: ops,dev\n");
        assertThat(store.run("get", "user/ann", "-o", "yaml").out()).isEqualTo("""
                        kind: user
                        version: v2
                        metadata:
                          name: ann
                        spec:
                          traits:
                            logins:
                            - ann
                          roles:
                          - ops
                          - dev
                        """);
    }

    @Test
    void warnsOfRolesThatAreNotThere() {
        fill();

        CommandLineRun run = store.run("users", "update", "ann", "--set-roles", "opps,yes");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains(
                        "portcullis: warning: role \"opps\" is not found; did you mean `ops`?",
                        "role \"yes\" is not found");
        assertThat(store.run("get", "users").out()).contains("opps, yes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna | dev | 1 | user \"anna\" is not found; did you mean `ann`?",
                "ann  | ''  | 2 | Nothing to update. Please provide at least one --set flag.",
                "ann  | ,   | 2 | Nothing to update. Please provide at least one --set flag."
            })
    void saysWhichUsersItCannotUpdate(String name, String roles, int exitCode, String complaint) {
        fill();

        CommandLineRun run = store.run("users", "update", name, "--set-roles=" + roles);

        assertThat(run.err()).isEqualToNormalizingNewlines("portcullis: " + complaint + "\n");
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void decidesAndExplainsOnAStore() {
        fill();

        CommandLineRun locked = store.withInput(REQUEST, "decide");
        assertThat(locked.exitCode()).isEqualTo(3);
        assertThat(locked.out()).contains("lock \"l1\" at store:lock/l1:1:1", "lock revision 4");
        assertThat(store.withInput(REQUEST, "explain").out()).contains("store:lock/l1:1:1");
        store.run("rm", "lock/l1");
        CommandLineRun free = store.withInput(REQUEST, "decide", "-o", "json");
        assertThat(free.exitCode()).isZero();
        JsonNode document = JsonMapper.shared().readTree(free.out());
        assertThat(document.path("lock_revision").intValue()).isEqualTo(5);
        assertThat(document.path("lock_epoch").stringValue()).hasSize(36);
    }

    @Test
    void decidesOnAStoreTogetherWithFiles() throws IOException {
        store.withInput(LOCK, "create", "-");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), ROLES + "---\n" + USER);

        assertThat(store.withInput(REQUEST, "decide", "--policy", policy.toString())
                        .exitCode())
                .isZero();
        CommandLineRun both =
                store.withInput(REQUEST, "decide", "--policy", policy.toString(), "--store", store.option());
        assertThat(both.exitCode()).isEqualTo(3);
        assertThat(both.out()).contains("lock \"l1\"");
    }

    @Test
    void whatIsInTheStoreAndInFilesIsAnErrorThatNamesBothPlaces() throws IOException {
        store.withInput(LOCK, "create", "-");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "\n" + LOCK);

        CommandLineRun run =
                store.withInput(REQUEST, "decide", "--policy", policy.toString(), "--store", store.option());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("store:lock/l1:3:18: error[P316]: the lock `l1` is written twice, first at " + policy
                        + ":4:18");
        assertThat(store.run("check", policy.toString(), "--store", store.option())
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void tellsWhatAStoreHolds() {
        fill();

        CommandLineRun run = store.run("store", "status");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("store: " + store.option()).containsPattern("token: [0-9a-f-]{36}:4\n");
        assertThat(run.out()).contains("KIND  COUNT  BYTES\nlock  1      " + LOCK.length() + "\nrole  2      ");
        JsonNode document = JsonMapper.shared()
                .readTree(store.run("store", "status", "-o", "json").out());
        assertThat(document.path("revision").intValue()).isEqualTo(4);
        assertThat(document.path("kinds").path("role").path("count").intValue()).isEqualTo(2);
    }

    @Test
    void aBackupThatWasPutBackIsAcceptedAsANewEpoch() throws IOException {
        fill();
        Path copy = folder.resolve("copy.db");

        CommandLineRun backup = store.run("store", "backup", copy.toString());

        assertThat(backup.out()).isEqualToNormalizingNewlines("store has been copied to " + copy + "\n");
        assertThat(store.run("store", "backup", copy.toString()).err())
                .isEqualToNormalizingNewlines("portcullis: " + copy + " exists already\n");
        store.run("rm", "lock/l1");
        StoreRun restored = new StoreRun(copy);
        assertThat(restored.run("get", "locks").out()).contains("l1");
        CommandLineRun accepted = restored.run("store", "accept-epoch", "--confirm");
        assertThat(accepted.out()).startsWith("store has begun a new epoch").containsPattern("token: [0-9a-f-]{36}:5");
        assertThat(epoch(restored)).isNotEqualTo(epoch(store));
        assertThat(restored.run("get", "locks").out()).contains("l1");
    }

    private static String epoch(StoreRun run) {
        return JsonMapper.shared()
                .readTree(run.run("store", "status", "-o", "json").out())
                .path("epoch")
                .stringValue();
    }

    @Test
    void asksBeforeItBeginsANewEpoch() {
        fill();
        String before = epoch(store);

        CommandLineRun unasked = store.run("store", "accept-epoch");
        assertThat(unasked.exitCode()).isEqualTo(1);
        assertThat(unasked.err())
                .isEqualToNormalizingNewlines("portcullis: nothing was changed; --confirm does it without asking\n");
        assertThat(store.answering("\n", "store", "accept-epoch").exitCode()).isEqualTo(1);
        assertThat(epoch(store)).isEqualTo(before);
        CommandLineRun asked = store.answering("yes\n", "store", "accept-epoch");
        assertThat(asked.err()).startsWith("Accept what " + store.option() + " holds at " + before + ":4 in place of");
        assertThat(asked.exitCode()).isZero();
        assertThat(epoch(store)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"get", "rm lock/l1", "edit lock/l1", "store status", "users update a --set-roles=b", "check"})
    void makesNoStoreToReadIt(String command) {
        CommandLineRun run = store.run(command.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualToNormalizingNewlines("portcullis: there is no " + store.file() + "\n");
        assertThat(store.file()).doesNotExist();
    }

    @Test
    void refusesAStoreOfANewerVersion() throws SQLException {
        fill();
        change("PRAGMA user_version = 99");

        CommandLineRun run = store.withInput(LOCK, "create", "-f", "-");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("was written by a newer version: its form is 99");
    }

    @Test
    void refusesAFileThatIsNoStore() throws IOException {
        Files.writeString(store.file(), "kind: lock\n".repeat(1000));

        CommandLineRun run = store.run("get");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("portcullis: " + store.file());
        assertThat(store.file()).hasContent("kind: lock\n".repeat(1000));
    }

    @ParameterizedTest
    @CsvSource({"get", "lock --user ann", "rm lock/l1", "edit cap", "store status", "store backup copy.db", "check"})
    void refusesAnEmptyFile(String command) throws IOException {
        Files.createFile(store.file());

        CommandLineRun run = store.run(command.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("portcullis: " + store.file() + " is not a store: it is empty\n");
        assertThat(store.file()).isEmptyFile();
    }

    @Test
    void makesAStoreOfAnEmptyFile() throws IOException {
        Files.createFile(store.file());

        CommandLineRun run = store.withInput(LOCK, "create", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith("portcullis: making a new store: ");
    }

    @Test
    void readsAFolderAsAStore() throws IOException {
        Files.writeString(folder.resolve("locks.yaml"), LOCK);
        String option = "dir:" + folder;

        assertThat(CommandLineRun.of("get", "locks", "--store", option).out()).contains("lock  l1");
        CommandLineRun run = CommandLineRun.of("rm", "lock/l1", "--store", option);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("portcullis: " + folder + " is changed by changing its files\n");
        assertThat(CommandLineRun.of("store", "backup", "--store", option, folder + "/copy")
                        .err())
                .isEqualToNormalizingNewlines("portcullis: this needs a store in one file: sqlite:FILE\n");
        Files.writeString(folder.resolve("broken.yaml"), "kind: [\n");
        assertThat(CommandLineRun.of("check", "--store", option).exitCode()).isEqualTo(1);
        assertThat(CommandLineRun.of("get", "--store", "dir:" + folder + "/no").exitCode())
                .isEqualTo(2);
    }

    @Test
    void refusesAFolderInPlaceOfAFile() {
        CommandLineRun run = CommandLineRun.of("get", "--store", "sqlite:" + folder);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("portcullis: " + folder + " ");
    }

    @Test
    void saysThatAFileMayNotBeWritten() throws IOException {
        fill();
        Files.setPosixFilePermissions(store.file(), PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(store.file()), "root may write everything");

        CommandLineRun run = store.run("rm", "lock/l1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("portcullis: " + store.file());
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.file());
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        }
    }

    @Test
    void ofTwoProcessesOneMakesTheLock() throws IOException, InterruptedException {
        Path lock = Files.writeString(folder.resolve("lock.yaml"), LOCK);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(process("create", lock.toString()));
        }
        List<Integer> exitCodes = new ArrayList<>();
        for (Process process : processes) {
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
            exitCodes.add(process.exitValue());
        }

        assertThat(exitCodes).containsExactlyInAnyOrder(0, 1);
        assertThat(store.run("get", "locks").out()).contains("lock  l1");
    }

    /** In the folder of the store, which the variable names without a folder. */
    private Process process(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.portcullis.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(StoreOption.VARIABLE, "sqlite:" + store.file().getFileName());
        return builder.start();
    }
}
