package dev.portcullis.examples;

import dev.portcullis.cli.Main;
import dev.portcullis.cli.Terminal;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * A command that has run to its end.
 *
 * @param exitCode what scripts see
 * @param printed all that it printed, as on a terminal
 */
record Command(int exitCode, String printed) {
    /** Runs it inside of the test, without a process of its own. */
    static Command run(String... words) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), writer, writer, InstantSource.system(), Set.of(), Map.of());
        int exitCode = Main.run(terminal, words);
        return new Command(exitCode, printed.toString());
    }
}
