package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    private Path folder;

    @Test
    void underlinesEveryMistakeAndCountsThem() throws IOException {
        Path file = Files.writeString(
                folder.resolve("lock.yaml"), "kind: lock\nmetadata: {name: l}\nspec: {target: {}, massage: x}\n");

        CommandLineRun run = CommandLineRun.of("check", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        file + ":3:16: error[P310]: at least one target field must be set\n",
                        "  spec: {target: {}, massage: x}\n                 ^~\n",
                        "did you mean `message`?")
                .endsWith("\n2 errors, 0 warnings\n");
    }

    @Test
    void reportsWhatTheCompilerFinds() throws IOException {
        Files.writeString(folder.resolve("role.yaml"), """
                kind: role
                version: v7
                metadata: {name: r}
                spec: {allow: {node_labels_expression: 'containz(labels["env"], "x")'}}
                """);

        CommandLineRun run = CommandLineRun.of("check", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("`containz` is not a known function", "did you mean `contains`?");
    }

    @Test
    void acceptsASoundPolicy() throws IOException {
        Files.writeString(folder.resolve("lock.yaml"), "kind: lock\nmetadata: {name: l}\nspec: {target: {user: u}}\n");

        CommandLineRun run = CommandLineRun.of("check", folder.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("0 errors, 0 warnings\n");
    }

    @Test
    void writesJson() throws IOException {
        Path file =
                Files.writeString(folder.resolve("lock.yaml"), "kind: lock\nmetadata: {name: l}\nspec: {target: {}}\n");

        CommandLineRun run = CommandLineRun.of("check", "-o", "json", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo("{\"errors\":1,\"warnings\":0,\"diagnostics\":[{\"severity\":\"error\",\"code\":\"P310\","
                        + "\"message\":\"at least one target field must be set\",\"help\":null,\"file\":\"" + file
                        + "\",\"line\":3,\"column\":16,\"end_line\":3,\"end_column\":18,"
                        + "\"docs\":\"docs/diagnostics/P310.md\"}]}\n");
    }

    @Test
    void listsWhatHasNoEffectOnlyWhenAsked() throws IOException {
        Path file = Files.writeString(folder.resolve("role.yaml"), """
                kind: role
                version: v7
                metadata: {name: r}
                spec: {allow: {impersonate: {users: [bot]}, logins: [root]}}
                """);

        CommandLineRun quiet = CommandLineRun.of("check", folder.toString());
        CommandLineRun verbose = CommandLineRun.of("check", "--verbose", folder.toString());

        assertThat(quiet.out()).isEqualTo("0 errors, 0 warnings\n");
        assertThat(verbose.exitCode()).isZero();
        assertThat(verbose.out())
                .startsWith(file + ":4:16: note[P330]: `impersonate` has no effect here\n")
                .endsWith("\n0 errors, 0 warnings, 1 note\n");
    }

    @Test
    void listsWhatHasNoEffectAsJson() throws IOException {
        Path file = Files.writeString(
                folder.resolve("role.yaml"),
                "kind: role\nversion: v7\nmetadata: {name: r}\nspec: {options: {create_host_user_default_shell: /bin/sh}}\n");

        CommandLineRun run = CommandLineRun.of("check", "--verbose", "-o", "json", folder.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo("{\"errors\":0,\"warnings\":0,\"notes\":1,\"diagnostics\":[{\"severity\":\"note\","
                        + "\"code\":\"P330\",\"message\":\"`create_host_user_default_shell` has no effect here\",\"help\":null,"
                        + "\"file\":\"" + file + "\",\"line\":4,\"column\":18,\"end_line\":4,\"end_column\":48,"
                        + "\"docs\":\"docs/diagnostics/P330.md\"}]}\n");
    }
}
