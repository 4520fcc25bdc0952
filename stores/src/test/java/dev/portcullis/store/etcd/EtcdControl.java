package dev.portcullis.store.etcd;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code etcdctl}, which speaks to some members. */
final class EtcdControl {
    private static final int SECONDS = 60;

    private final Path folder;
    private final EtcdOptions options;

    EtcdControl(Path folder, EtcdOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /** What a command says, which has to succeed. */
    String run(List<String> endpoints, String... words) {
        Answer answer = attempt(endpoints, words);
        if (answer.exit() != 0) {
            throw new AssertionError("etcdctl " + String.join(" ", words) + ": " + answer.output());
        }
        return answer.output();
    }

    /** What comes of a command, within a minute. */
    Answer attempt(List<String> endpoints, String... words) {
        List<String> command = new ArrayList<>(List.of("etcdctl", "--endpoints=" + String.join(",", endpoints)));
        options.tls().ifPresent(tls -> command.addAll(tls.ofClient()));
        command.addAll(Stream.of(words).toList());
        try {
            Path output = Files.createTempFile(folder, "etcdctl", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("ETCDCTL_API", "3");
            int exit = wait(builder.start());
            String said = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Answer(exit, said);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static int wait(Process process) {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("etcdctl takes longer than " + SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException hurry) {
            throw new AssertionError("interrupted while etcdctl runs", hurry);
        } finally {
            process.destroyForcibly();
        }
    }

    /** What a command says, and how it ended. */
    record Answer(int exit, String output) {}
}
