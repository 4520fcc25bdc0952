package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PlanCommandTest {
    private static final String POLICY = """
            kind: user
            version: v2
            metadata: {name: ann}
            spec: {roles: [locksmith, dev]}
            ---
            kind: user
            version: v2
            metadata: {name: bob}
            spec: {roles: [locksmith]}
            ---
            kind: role
            version: v7
            metadata: {name: locksmith}
            spec: {allow: {rules: [{resources: [lock], verbs: [list, create, read, update, delete]}]}}
            ---
            kind: role
            version: v7
            metadata: {name: dev}
            spec: {allow: {logins: [root], node_labels: {'*': '*'}}}
            """;

    private static final String LOCKS = """
            kind: lock
            version: v2
            metadata: {name: first}
            spec: {target: {user: ann}, expires: '2026-01-05T18:59:30Z'}
            ---
            kind: lock
            version: v2
            metadata: {name: second}
            spec: {target: {role: locksmiht}}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writePolicy() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
    }

    @Test
    void saysWhatLocksWouldDo() {
        assertThat(plan(LOCKS, "-")).isEqualTo(new CommandLineRun(0, """
                lock "first" targeting User:"ann"
                  in force  now, until 2026-01-05 18:59:30 UTC (in 9h59m)
                  users     1 of 2 known: ann
                  sessions  none are known here; --sessions tells of some
                lock "second" targeting Role:"locksmiht"
                  in force  now, without end
                  users     none of 2 known
                  sessions  none are known here; --sessions tells of some
                  warning   there is no known role "locksmiht"; did you mean `locksmith`?
                """, ""));
    }

    @Test
    void saysThatNobodyKnowsWhoComesWithSomeThings() {
        assertThat(plan(LOCKS.replace("user: ann", "role: dev, login: root"), "-")
                        .out())
                .contains("  users     1 of 2 known: ann; whoever comes with Login:\"root\"\n");
    }

    @Test
    void looksAtEachLockAsIfThoseBeforeWereThere() {
        CommandLineRun run = plan(LOCKS.replace("role: locksmiht", "user: bob"), "-");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .endsWith(
                        "  objection nobody would be left who may delete locks; now \"bob\" may; whoever holds the store can still remove the lock\n");
    }

    @Test
    void namesTheOpenSessionsThatWouldEnd() throws IOException {
        Path sessions = Files.writeString(folder.resolve("open.txt"), """
                {user: ann, action: connect, resource: {kind: node, server_id: h-1}, login: root}
                ---
                {user: bob, action: connect, resource: {kind: node, server_id: h-2}, login: root}
                ---
                {user: ann, action: connect, resource: {kind: db, name: orders}}
                """);

        CommandLineRun run = plan(LOCKS, "-", "--sessions", sessions.toString());

        assertThat(run.out())
                .contains("  sessions  2 of 3 open: ann (line 1), ann (line 5)\n", "  sessions  none of 3 open\n");
    }

    @Test
    void refusesSessionsThatCannotBeRead() throws IOException {
        Path sessions = Files.writeString(folder.resolve("open.txt"), "{user: ann, action: connect, lgoin: root}\n");

        CommandLineRun run = plan(LOCKS, "-", "--sessions", sessions.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith(sessions + ":1:30: error")
                .endsWith("portcullis: the open sessions in " + sessions + " cannot be read\n");
    }

    @Test
    void tellsPrograms() {
        CommandLineRun run = plan(LOCKS, "-", "-o", "json");

        assertThat(run.out().lines().findFirst())
                .hasValue(
                        "{\"name\":\"first\",\"target\":{\"user\":\"ann\"},\"match\":\"any\",\"sessions_started_before\":null,\"in_force_from\":\"2026-01-05T09:00:00Z\","
                                + "\"in_force_until\":\"2026-01-05T18:59:30Z\",\"users\":[{\"name\":\"ann\",\"extent\":\"all\"}],"
                                + "\"sessions\":[],\"sessions_open\":0,\"concerns\":[],\"objection\":false}");
        assertThat(plan(LOCKS, "-", "-o", "yaml").out())
                .contains("message: there is no known role \"locksmiht\"", "help: did you mean `locksmith`?");
    }

    @Test
    void tellsProgramsEveryTermOfALock() {
        String lock = """
                kind: lock
                version: v2
                metadata: {name: l}
                spec:
                  target: {user: ann, labels: {env: [prod, stage], team: db}, expression: "user.name == \\"ann\\""}
                  match: all
                  sessions_started_before: '2026-01-01T00:00:00Z'
                """;

        assertThat(plan(lock, "-", "-o", "json").out())
                .startsWith(
                        "{\"name\":\"l\",\"target\":{\"user\":\"ann\",\"labels\":{\"env\":[\"prod\",\"stage\"],\"team\":[\"db\"]},"
                                + "\"expression\":\"user.name == \\\"ann\\\"\"},\"match\":\"all\","
                                + "\"sessions_started_before\":\"2026-01-01T00:00:00Z\",");
    }

    @Test
    void refusesWhatIsNoLock() {
        assertThat(plan(POLICY, "-").err())
                .isEqualTo("portcullis: standard input:1:1: only locks can be planned, not user\n");
        assertThat(plan("", "-").err()).isEqualTo("portcullis: there is no lock in what was given\n");
        assertThat(plan("kind: lock\nmetadata: {name: l}\nspec: {target: {}}\n", "-"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err())
                        .startsWith("standard input:3:16: error[P310]: at least one target field must be set\n"));
    }

    @Test
    void refusesALabelWhosePatternIsRefused() {
        CommandLineRun run = plan(LOCKS.replace("role: locksmiht", "labels: {env: '^(stag$'}"), "-");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("standard input:9:31: error[P501]");
    }

    @Test
    void refusesAFileThatDoesNotExist() {
        CommandLineRun run = plan("", "no/such/file.yaml");

        assertThat(run).isEqualTo(new CommandLineRun(2, "", "portcullis: there is no no/such/file.yaml\n"));
    }

    private CommandLineRun plan(String input, String... arguments) {
        return CommandLineRun.withInput(
                input,
                Set.of(),
                Stream.concat(
                                Stream.of(
                                        "plan",
                                        "--policy",
                                        folder.resolve("policy.yaml").toString()),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }
}
