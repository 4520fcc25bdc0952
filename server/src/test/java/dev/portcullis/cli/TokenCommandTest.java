package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.server.caller.CallersReader;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.caller.StaticToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
    @TempDir
    private Path folder;

    private Path callers;

    @BeforeEach
    void name() {
        callers = folder.resolve("callers.yaml");
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.of("", Set.of(), Map.of(CallersOption.VARIABLE, callers.toString()), arguments);
    }

    private List<StaticToken> tokens() {
        return CallersReader.load(callers).callers().orElseThrow().tokens();
    }

    @Test
    void printsTheTokenOnceAndKeepsItNowhere() throws IOException {
        CommandLineRun run = run("token", "create", "--name", "gateway", "--rights", "ask,watch");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().strip()).matches("portcullis_[0-9a-f]{16}_[0-9a-f]{64}");
        assertThat(run.err()).matches("token [0-9a-f]{16} of gateway has been created\\R");
        assertThat(Files.readString(callers)).doesNotContain(run.out().strip());
        assertThat(tokens())
                .singleElement()
                .satisfies(
                        token -> assertThat(token.grant().rights()).containsExactlyInAnyOrder(Right.ASK, Right.WATCH));
    }

    @Test
    void writesTheTokenToAFileForItsOwner() throws IOException {
        Path file = folder.resolve("token");
        CommandLineRun run = run("token", "create", "--name", "gateway", "--token-file", file.toString());

        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(file)).startsWith("portcullis_");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        CommandLineRun again = run("token", "create", "--name", "gateway", "--token-file", file.toString());
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("exists already");
        assertThat(tokens()).hasSize(1);
    }

    @Test
    void leavesNoTokenBehindThatCannotBeKept() throws IOException {
        Files.writeString(callers, "tokens: 1");
        Path file = folder.resolve("token");
        CommandLineRun run = run("token", "create", "--name", "gateway", "--token-file", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot write " + callers).contains(":1:9");
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void listsWhatThereIsWithoutSecrets() {
        String token = run("token", "create", "--name", "gateway", "--rights", "ask")
                .out()
                .strip();
        run("token", "create", "--name", "ci", "--user", "ci", "--expires", "2026-01-01T00:00:00Z");
        run("token", "create", "--name", "ops", "--roles", "locksmith,auditor");
        CommandLineRun list = run("token", "list");

        assertThat(list.out().lines().toList()).hasSize(4);
        assertThat(list.out())
                .contains("user ci", "roles locksmith,auditor", ", expired")
                .doesNotContain(token.substring(token.lastIndexOf('_')));
        assertThat(run("token", "ls", "-o", "json").out())
                .contains("\"name\":\"ci\"", "\"user\":\"ci\"", "\"created\":\"2026-01-05T09:00:00Z\"")
                .doesNotContain("sha256");
    }

    @Test
    void removesTokensByNameOrId() {
        run("token", "create", "--name", "gateway");
        run("token", "create", "--name", "gateway");
        run("token", "create", "--name", "other");
        String id = tokens().get(2).id();

        CommandLineRun byName = run("token", "rm", "gateway");
        assertThat(byName.out().lines().toList()).hasSize(2);
        assertThat(run("token", "rm", id).out())
                .isEqualTo("token " + id + " of other has been removed" + System.lineSeparator());
        assertThat(tokens()).isEmpty();
    }

    @Test
    void removesNothingWhenATokenIsNotFound() {
        run("token", "create", "--name", "gateway");
        CommandLineRun run = run("token", "rm", "gateway", "gatewai");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("portcullis: token gatewai is not found; did you mean `gateway`?");
        assertThat(tokens()).hasSize(1);
    }

    @Test
    void tellsWhatIsWrongWithOptions() {
        assertThat(run("token", "create", "--name", "a", "--rights", "aks").err())
                .isEqualTo(
                        "portcullis: --rights: `aks` is not one of ask, assert_subjects, assert_sessions, set_now, watch;"
                                + " did you mean `ask`?" + System.lineSeparator());
        assertThat(run("token", "create", "--name", "a", "--user", "b", "--roles", "c")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("token", "create", "--name", "a\u001b[2J").exitCode()).isEqualTo(2);
        assertThat(run("token", "create", "--name", "a", "--expires", "tomorrow")
                        .err())
                .contains("is not a time like");
        assertThat(run("token", "create").exitCode()).isEqualTo(2);
        assertThat(run("token").exitCode()).isEqualTo(2);
        assertThat(run("token", "list").err()).contains("there is no " + callers);
        assertThat(CommandLineRun.of("token", "list").err()).contains("a callers file is missing");
        assertThat(Files.exists(callers)).isFalse();
    }
}
