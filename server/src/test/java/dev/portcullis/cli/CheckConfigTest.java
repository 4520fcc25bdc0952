package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckConfigTest {
    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private CommandLineRun check(Map<String, String> environment) {
        return CommandLineRun.of(
                "",
                Set.of(),
                environment,
                "serve",
                "--check-config",
                "--config",
                folder.resolve("portcullis.yaml").toString());
    }

    @Test
    void saysThatAConfigurationCanBeUsed() throws IOException {
        write("portcullis.yaml", "listen: 127.0.0.1:0\npolicy: policy\n");
        write("policy/role.yaml", "{kind: role, version: v7, metadata: {name: r}}");
        write("callers.yaml", "tokens: []\n");
        CommandLineRun run = check(Map.of("PORTCULLIS_LIMITS_BODY_BYTES", "1000", "PORTCULLIS_SERVER", "https://a"));

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("the configuration can be used\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void tellsAllMistakesOfAllFilesAtOnce() throws IOException {
        write("portcullis.yaml", """
                listen: nowhere
                policy: policy
                limits: {body_bytes: 0, bodi_bytes: 1}
                shutdown_grace: -1s
                tls: {certificate: none.pem}
                logs: {level: loud}
                colour: red
                """);
        write("policy/role.yaml", "{kind: role, version: v7, metadata: {nam: r}}");
        write("callers.yaml", "tokens: [{name: a}]\nissuers: [{issuer: b}]\n");
        CommandLineRun run = check(Map.of("PORTCULLIS_LIMIT_BODY_BYTES", "1000"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("environment:1:1: warning", "did you mean `PORTCULLIS_LIMITS_BODY_BYTES`?")
                .contains(
                        "portcullis.yaml:1:9: error",
                        "portcullis.yaml:3:22: error",
                        "portcullis.yaml:3:25: error",
                        "did you mean `body_bytes`?")
                .contains("portcullis.yaml:4:17: error", "none.pem", "`key`", "portcullis.yaml:6:15: error")
                .contains("portcullis.yaml:7:1: error", "role.yaml:1:", "callers.yaml:1:", "callers.yaml:2:")
                .doesNotContain("1000")
                .endsWith("the configuration cannot be used\n");
    }

    @Test
    void saysThatAnAddressIsDangerousTogetherWithTheRest() throws IOException {
        write("portcullis.yaml", "listen: 0.0.0.0:7171\npolicy: missing\n");
        CommandLineRun run = check(Map.of());

        assertThat(run.err())
                .contains("0.0.0.0:7171", "`tls`", "missing")
                .endsWith("the configuration cannot be used\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void leavesVariablesThatMeanSomethingElseAlone() throws IOException {
        write("portcullis.yaml", "");
        CommandLineRun run = check(Map.of(
                "PORTCULLIS_SERVICE_HOST", "10.0.0.1",
                "PORTCULLIS_SERVICE_PORT_HTTP", "80",
                "PORTCULLIS_PORT", "tcp://10.0.0.1:80",
                "PORTCULLIS_PORT_80_TCP_ADDR", "10.0.0.1",
                "PORTCULLIS_TOKEN_FILE", "token",
                "HOME", "/"));

        assertThat(run.err()).isEmpty();
    }

    @Test
    void saysThatAListCannotBeAVariable() throws IOException {
        write("portcullis.yaml", "");

        assertThat(check(Map.of("PORTCULLIS_FORWARD_AUTH", "[]")).err())
                .contains("`PORTCULLIS_FORWARD_AUTH` is not a field of the configuration");
    }

    @Test
    void readsSecretHeadersWithoutShowingThem() throws IOException {
        write("sound", "Bearer secret\n");
        write("broken", "se\u0000cret");
        write("portcullis.yaml", """
                tracing:
                  endpoint: http://127.0.0.1:4318/v1/traces
                  headers: {authorization: sound, a b: sound, x-one: broken, x-two: missing}
                """);
        CommandLineRun run = check(Map.of());

        assertThat(run.err())
                .contains("`a b` is not the name of a header")
                .contains("the file of `x-one` holds nothing that can be sent in a header")
                .contains("portcullis.yaml:3:", "the file of `x-two` cannot be read")
                .doesNotContain("secret");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void refusesBoundsOfSessionsThatLeaveRoomForNoneTogetherWithTheRest() throws IOException {
        write("portcullis.yaml", "sessions: {most: 0, lease: 1ms}\ncolour: red\n");
        CommandLineRun none = check(Map.of());

        assertThat(none.err())
                .contains("portcullis.yaml:1:18: error[P310]", "`most` must be a number from 1 to")
                .contains("portcullis.yaml:1:28: error[P310]", "`lease` must be at least 1s")
                .contains("portcullis.yaml:2:1: error");
        assertThat(none.exitCode()).isEqualTo(2);
        write("portcullis.yaml", "sessions: {most: -1}\n");
        assertThat(check(Map.of()).err()).contains("portcullis.yaml:1:18: error[P310]");
    }

    @Test
    void tellsWhatAStartWouldStumbleOver() throws IOException {
        write("portcullis.yaml", """
                store: foo:bar
                forward_auth: [{path: /v1/locks}, {path: /health}, {path: /v1x}]
                logs: {decisions: missing/d.jsonl, audit: /, mask: [a..b, "", context.*]}
                tracing: {endpoint: "ftp://x"}
                """);
        CommandLineRun run = check(Map.of());

        assertThat(run.err())
                .contains("there is no store `foo:bar`")
                .contains("portcullis.yaml:2:23: error[P310]", "another interface of the server is at /v1/locks")
                .contains("portcullis.yaml:2:42: error[P310]", "another interface of the server is at /health")
                .doesNotContain("is at /v1x")
                .contains("there is no folder for " + folder.resolve("missing/d.jsonl"), "/ is a folder")
                .contains("portcullis.yaml:3:53: error[P310]", "`a..b` is not a path", "portcullis.yaml:3:59: error")
                .contains("portcullis.yaml:4:21: error[P310]", "`endpoint` begins with http:// or https://");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void readsTheSettingsOfAStoreWithoutOpeningIt() throws IOException {
        Path etcd = folder.resolve("etcd.yaml");
        write("portcullis.yaml", "store: etcd:" + etcd + "\n");
        assertThat(check(Map.of()).err()).contains("there is no " + etcd);
        write("etcd.yaml", "endpoints: [nowhere]\n");
        CommandLineRun broken = check(Map.of());
        assertThat(broken.err()).contains("etcd.yaml:1:13: error", "cannot be used");
        assertThat(broken.exitCode()).isEqualTo(2);
        write("etcd.yaml", "endpoints: [http://127.0.0.1:1]\n");
        assertThat(check(Map.of()).exitCode()).isZero();
        write("portcullis.yaml", "store: sqlite:" + folder + "/missing/x.db\n");
        assertThat(check(Map.of()).err()).contains("there is no folder for " + folder.resolve("missing/x.db"));
        write("portcullis.yaml", "store: dir:" + folder + "/missing\n");
        assertThat(check(Map.of()).err()).contains("there is no " + folder.resolve("missing"));
    }
}
