package dev.portcullis.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a command reads and writes, and what time it is there.
 *
 * @param in standard input
 * @param out results
 * @param err everything else
 * @param clock the time where none is given
 * @param interactive the streams that a person sits at
 * @param environment the variables of the process
 */
public record Terminal(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        InstantSource clock,
        Set<Stream> interactive,
        Map<String, String> environment) {
    /** The streams of a process. */
    public enum Stream {
        IN("in"),
        OUT("out"),
        ERR("err");

        private final String word;

        Stream(String word) {
            this.word = word;
        }
    }

    private static final String INTERACTIVE_STREAMS = "portcullis.terminal";

    public Terminal {
        interactive = Set.copyOf(interactive);
        environment = Map.copyOf(environment);
    }

    /** That of this process. The launcher says which streams are terminals. */
    static Terminal ofProcess() {
        String words = System.getProperty(INTERACTIVE_STREAMS, "");
        Set<Stream> interactive = EnumSet.noneOf(Stream.class);
        for (Stream stream : Stream.values()) {
            if (words.contains(stream.word)) {
                interactive.add(stream);
            }
        }
        return new Terminal(
                System.in,
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                InstantSource.system(),
                interactive,
                System.getenv());
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** A variable of the process; one that is empty is as good as missing. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    boolean isInteractive(Stream stream) {
        return interactive.contains(stream);
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
