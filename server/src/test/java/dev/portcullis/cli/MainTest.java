package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @Test
    void tellsItsVersion() {
        CommandLineRun run = CommandLineRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("portcullis \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "test",
                "decide",
                "explain",
                "check",
                "get",
                "create",
                "edit",
                "rm",
                "users",
                "users update",
                "store",
                "store status",
                "store backup",
                "store accept-epoch"
            })
    void everyHelpHasExamplesAndExitCodes(String command) {
        CommandLineRun run = CommandLineRun.of((command + " --help").strip().split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Exit codes:", "Examples:", "  portcullis " + command);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void proposesTheNearestCommand() {
        CommandLineRun run = CommandLineRun.of("deicde");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToNormalizingNewlines("""
                        portcullis: there is no command `deicde`; did you mean `decide`?
                        Try 'portcullis --help'.
                        """);
    }

    @Test
    void proposesTheNearestOptionRatherThanComplainingThatItIsMissing() {
        CommandLineRun run = CommandLineRun.of("decide", "--polcy=policy");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("portcullis decide: there is no option `--polcy`; did you mean `--policy`?");
    }

    @Test
    void outputThatCannotBeWrittenIsAnError() {
        StringWriter err = new StringWriter();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int unit) throws IOException {
                throw new IOException("no space left on the device");
            }
        };
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintWriter(full, false, StandardCharsets.UTF_8),
                new PrintWriter(err),
                InstantSource.fixed(CommandLineRun.NOW),
                Set.of(),
                Map.of());

        assertThat(Main.run(terminal, "schema", "lock")).isEqualTo(74);
        assertThat(err).hasToString("portcullis: the output cannot be written" + System.lineSeparator());
    }

    @Test
    void asksForACommand() {
        CommandLineRun run = CommandLineRun.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("portcullis: a command is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "check"})
    void refusesAPathThatDoesNotExist(String command) {
        CommandLineRun run = CommandLineRun.of(command, "no/such/path");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualToNormalizingNewlines("portcullis: there is no no/such/path\n");
    }
}
