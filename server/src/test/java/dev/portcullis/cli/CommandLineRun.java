package dev.portcullis.cli;

import dev.portcullis.cli.Terminal.Stream;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * One run of the command line, with all that it said.
 *
 * @param exitCode what the shell is told
 * @param out standard output
 * @param err standard error
 */
record CommandLineRun(int exitCode, String out, String err) {
    static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    /** Without a terminal. */
    static CommandLineRun of(String... arguments) {
        return withInput("", Set.of(), arguments);
    }

    static CommandLineRun withInput(String input, Set<Stream> interactive, String... arguments) {
        return of(input, interactive, Map.of(), arguments);
    }

    static CommandLineRun of(
            String input, Set<Stream> interactive, Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                InstantSource.fixed(NOW),
                interactive,
                environment);
        int exitCode = Main.run(terminal, arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }
}
