package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.cli.Terminal.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideCommandTest {
    private static final String POLICY = """
            kind: role
            version: v7
            metadata: {name: dev}
            spec: {allow: {logins: [ubuntu], node_labels: {'*': '*'}}}
            ---
            kind: lock
            version: v2
            metadata: {name: l1}
            spec: {target: {user: mallory}, message: Gone., expires: '2026-01-05T10:00:00Z'}
            """;

    private static final String ANN = "{user: ann, roles: [dev], protocol: ssh, action: connect, session: new,"
            + " login: ubuntu, resource: {kind: node, name: n, labels: {}}}\n";
    private static final String MALLORY = ANN.replace("ann", "mallory");
    private static final String MALLORY_INSIDE = MALLORY.replace("new", "active");

    @TempDir
    private Path folder;

    @BeforeEach
    void writePolicy() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
    }

    @Test
    void readsTheRequestFromStandardInput() {
        CommandLineRun run = decide(ANN);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("ALLOW\n  reason      granted\n  decided by  role \"dev\" at ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theWorstDecisionGivesTheExitCode() {
        assertThat(decide(ANN + "---\n" + MALLORY).exitCode()).isEqualTo(3);
        assertThat(decide(MALLORY_INSIDE + "---\n" + MALLORY + "---\n" + ANN).exitCode())
                .isEqualTo(4);
    }

    @Test
    void decidesByLocksAlone() {
        String nobody = ANN.replace("[dev]", "[unknown]");
        assertThat(decide(nobody).exitCode()).isEqualTo(3);
        CommandLineRun run = decide(nobody, "--lock-only");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("ALLOW\n  reason      granted\n").doesNotContain("warning");
        assertThat(decide(MALLORY, "--lock-only").out()).startsWith("DENY  lock targeting User:\"mallory\"");
    }

    @Test
    void decidesForTheGivenTime() {
        assertThat(decide(MALLORY, "--now", "2026-01-05T09:59:59Z").exitCode()).isEqualTo(3);
        assertThat(decide(MALLORY, "--now", "2026-01-05T11:00:00+01:00").exitCode())
                .isZero();
    }

    @Test
    void writesOneLineOfJsonForEachDecision() {
        CommandLineRun run = decide(ANN + "---\n" + MALLORY, "-o", "json");

        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out().lines().skip(1).findFirst().orElseThrow())
                .isEqualTo("""
                        {"decision":"deny","reason":"locked","by":"lock",\
                        "message":"lock targeting User:\\"mallory\\" is in force: Gone.",\
                        "admin_message":"lock \\"l1\\" at FILE:6:1: lock targeting User:\\"mallory\\" is in force: Gone.",\
                        "decided_by":{"kind":"lock","name":"l1","file":"FILE","line":6,"column":1},\
                        "obligations":{},"warnings":[],"generation":1,"lock_revision":1,"lock_epoch":null,"lock_view_fresh":true,"holds_until":"2026-01-05T10:00:00Z"}""".replace("FILE", folder.resolve("policy.yaml").toString()));
    }

    @Test
    void refusesARequestThatCannotBeRead() {
        CommandLineRun run = decide(ANN.replace("login:", "logn:"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("standard input:1:", "error[", "`logn`", "did you mean `login`?");
    }

    @Test
    void decidesNothingWithABrokenPolicy() throws IOException {
        Files.writeString(folder.resolve("broken.yaml"), "kind: lock\nmetadata: {name: l2}\nspec: {target: {}}\n");

        CommandLineRun run = decide(ANN);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("broken.yaml:3:", "at least one target field must be set");
    }

    @Test
    void asksAPersonForARequest() {
        CommandLineRun run = CommandLineRun.withInput("", Set.of(Stream.IN), "decide", "--policy", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("portcullis: a request is missing: give --request FILE");
    }

    @Test
    void refusesAnEmptyInput() {
        CommandLineRun run = decide("");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualToNormalizingNewlines("portcullis: there is no request in standard input\n");
    }

    @Test
    void refusesATimeThatIsNone() {
        CommandLineRun run = decide(ANN, "--now", "yesterday");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("portcullis: --now: `yesterday` is not a time");
    }

    private CommandLineRun decide(String requests, String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "decide";
        arguments[1] = "--policy";
        arguments[2] = folder.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandLineRun.withInput(requests, Set.of(), arguments);
    }
}
