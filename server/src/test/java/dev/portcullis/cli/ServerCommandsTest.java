package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.admin.AdminServer;
import dev.portcullis.server.admin.AuditTrail;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ServerCommandsTest {
    private static final String REQUEST =
            "{user: alice, action: connect, resource: {kind: node, labels: {env: prod}}, login: root}";
    private static final String POLICY = """
            kind: role
            version: v7
            metadata: {name: root}
            spec: {allow: {rules: [{resources: ['*'], verbs: ['*']}]}}
            ---
            kind: user
            version: v2
            metadata: {name: root}
            spec: {roles: [root]}
            ---
            # others
            kind: role
            version: v7
            metadata: {name: dev}
            spec: {allow: {logins: [root], node_labels: {'*': '*'}}}
            ---
            kind: role
            version: v7
            metadata: {name: ops}
            spec: {allow: {logins: [ops]}}
            ---
            kind: user
            version: v2
            metadata: {name: alice}
            spec: {roles: [dev]}
            """;

    @TempDir
    Path folder;

    private AdminServer server;

    @BeforeEach
    void start() throws Exception {
        server = AdminServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path token() throws Exception {
        Path file = folder.resolve("token");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "root\n");
        }
        return file;
    }

    private CommandLineRun onServer(String input, String... arguments) throws Exception {
        return CommandLineRun.of(
                input,
                Set.of(),
                Map.of(
                        ServerOption.VARIABLE, server.address().toString(),
                        ServerOption.TOKEN_VARIABLE, token().toString()),
                arguments);
    }

    private static String plain(CommandLineRun run, String place) {
        return (run.exitCode() + "\n" + run.out())
                .replace(place, "PLACE")
                .replaceAll("none are known here; --sessions tells of some|none are open at the server", "NONE")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}(:[0-9]+)?", "TOKEN")
                .replaceAll("\"revision\":[0-9]+|revision [0-9]+|\"lock_revision\":[0-9]+", "REVISION");
    }

    @Test
    void everyCommandSaysTheSameAsOnAStore() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
        Path rules = Files.writeString(folder.resolve("freeze.rules"), "rule \"freeze\" for db deny \"no\"\n");
        Path request = Files.writeString(folder.resolve("request.yaml"), REQUEST);
        StoreRun store = StoreRun.in(folder);
        store.withInput(POLICY.split("---\n# others", 2)[0], "create", "-");
        List<List<String>> script = List.of(
                List.of("create", "-f", policy.toString(), rules.toString()),
                List.of("create", policy.toString()),
                List.of("get", "all"),
                List.of("get", "users/alice", "-o", "json"),
                List.of("get", "rules"),
                List.of("check"),
                List.of("decide", "--request", request.toString()),
                List.of("explain", "--request", request.toString()),
                List.of("lock", "--user", "alice", "--message", "call us", "--dry-run"),
                List.of("lock", "--user", "alice", "--message", "call us", "--name", "l1"),
                List.of("lock", "--user", "alice", "--name", "l1"),
                List.of("decide", "--request", request.toString()),
                List.of("get", "locks"),
                List.of("plan", "-o", "json", policy.toString()),
                List.of("users", "update", "alice", "--set-roles=ops"),
                List.of("users", "update", "nobody", "--set-roles=ops"),
                List.of("rm", "role/ops"),
                List.of("rm", "locks/none", "role/dev"),
                List.of("unlock", "--confirm", "l1"),
                List.of("unlock", "--confirm", "l1"),
                List.of("rm", "rules/freeze", "cap"),
                List.of("get", "all"));
        for (List<String> line : script) {
            String[] arguments = line.toArray(new String[0]);
            CommandLineRun local = store.run(arguments);
            CommandLineRun remote = onServer("", arguments);
            assertThat(plain(remote, server.address().toString()))
                    .as("%s%n%s", line, remote.err())
                    .isEqualTo(plain(local, store.option()));
        }
    }

    @Test
    void whoMayOnlyListLocksGetsThem() throws Exception {
        Store store = new MemoryStore();
        AdminServer.put(store, "role", "guard", """
                kind: role
                version: v7
                metadata: {name: guard}
                spec: {allow: {rules: [{resources: [lock], verbs: [list, read]}]}}
                """);
        AdminServer.put(store, "user", "guard", """
                {kind: user, version: v2, metadata: {name: guard}, spec: {roles: [guard]}}
                """);
        AdminServer.put(store, "lock", "l1", """
                {kind: lock, version: v2, metadata: {name: l1}, spec: {target: {user: mallory}}}
                """);
        server.close();
        server = AdminServer.start(store, AuditTrail.NONE);
        Files.writeString(token(), "guard\n");

        assertThat(onServer("", "get", "locks").out()).contains("l1    User:\"mallory\"");
        CommandLineRun roles = onServer("", "get", "locks,roles");
        assertThat(roles.exitCode()).isNotZero();
        assertThat(roles.err()).contains("access denied to perform action \"list\" on \"role\"");
    }

    @Test
    void aServerIsAskedWhatLocksWouldDo() throws Exception {
        Path locks = Files.writeString(folder.resolve("locks.yaml"), """
                {kind: lock, version: v2, metadata: {name: a}, spec: {target: {user: rooot}}}
                ---
                {kind: lock, version: v2, metadata: {name: b}, spec: {target: {user: root}}}
                """);
        CommandLineRun plan = onServer("", "plan", locks.toString());
        assertThat(plan.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(plan.out())
                .contains("lock \"a\" targeting User:\"rooot\"", "did you mean `root`?")
                .contains("users     1 of 1 known: root", "objection nobody would be left who may delete locks");
        CommandLineRun refused = onServer("", "lock", "--user", "root", "--name", "l1");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("no lock was made; give --force to make it all the same");
        CommandLineRun forced = onServer("", "lock", "--user", "root", "--name", "l1", "--force");
        assertThat(forced.exitCode()).isZero();
        assertThat(forced.err())
                .contains("it keeps you out", "portcullis unlock --store STORE l1")
                .doesNotContain("to undo:");
    }

    @Test
    void countsThoseWhoseNamesMayNotBeSeen() throws Exception {
        Store store = new MemoryStore();
        AdminServer.put(store, "role", "guard", """
                kind: role
                version: v7
                metadata: {name: guard}
                spec: {allow: {rules: [{resources: [lock], verbs: [create, update]}]}}
                """);
        for (String name : List.of("guard", "ann", "bob")) {
            AdminServer.put(store, "user", name, """
                    {kind: user, version: v2, metadata: {name: %s}, spec: {roles: [guard]}}
                    """.formatted(name));
        }
        server.close();
        server = AdminServer.start(store, AuditTrail.NONE);
        Files.writeString(token(), "guard\n");
        Path locks = Files.writeString(folder.resolve("locks.yaml"), """
                {kind: lock, version: v2, metadata: {name: a}, spec: {target: {role: guard}}}
                """);

        assertThat(onServer("", "plan", locks.toString()).out())
                .contains("users     3 of 4 known: names you may not see\n", "sessions  none are open at the server");
    }

    @Test
    void tellsWhoFollowsTheServer() throws Exception {
        CommandLineRun run = onServer("", "store", "status");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("role  1")
                .containsPattern("FOLLOWER +USES +BEHIND +HEARD OF\n[^ ]+ +[^ ]+:2  0 +now");
    }

    @Test
    void undoesALockWithTheSameServer() throws Exception {
        CommandLineRun run = onServer("", "lock", "--user", "eve", "--name", "l1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("to undo: portcullis unlock --server " + server.address() + " l1");
        String place = server.address().toString();
        String token = token().toString();
        assertThat(CommandLineRun.of("lock", "--user", "ann", "--name", "l2", "--server", place, "--token-file", token)
                        .err())
                .contains("to undo: portcullis unlock --server " + place + " --token-file " + token + " l2");
    }

    @Test
    void printsWhatTheServerRefuses() throws Exception {
        Path other = folder.resolve("other");
        Files.createFile(other, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(other, "stranger");
        CommandLineRun run = CommandLineRun.of(
                "get", "locks", "--server", server.address().toString(), "--token-file", other.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("access denied to perform action \"list\" on \"lock\"");
    }

    @Test
    void keepsTheTokenToItself() throws Exception {
        Path open = Files.writeString(folder.resolve("open"), "root");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(CommandLineRun.of(
                                "get",
                                "locks",
                                "--server",
                                server.address().toString(),
                                "--token-file",
                                open.toString())
                        .err())
                .contains("others may read or write " + open);
        assertThat(CommandLineRun.of(
                                "get", "locks", "--server", "http://example.com", "--token-file", token().toString())
                        .err())
                .contains("a server on another machine is reached over https");
    }

    @Test
    void saysWhichCommandsNeedTheFile() throws Exception {
        assertThat(onServer("", "store", "backup", folder.resolve("copy").toString())
                        .err())
                .contains("this needs a store in one file: sqlite:FILE");
        assertThat(onServer("", "get", "--store", "dir:" + folder, "--server", "http://localhost:1", "locks")
                        .err())
                .contains("give --store or --server, not both");
    }

    @Test
    void saysWhenNobodyAnswers() {
        CommandLineRun run = CommandLineRun.of("get", "locks", "--server", "http://127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("the server at http://127.0.0.1:1 cannot be reached");
    }
}
