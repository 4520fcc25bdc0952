package dev.portcullis.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portcullis.program.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operating system is asked to bring a lock to the disk, and has answered, before anybody is told that it is written:
 * shown by the system calls of a writing process.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SystemCallsTest {
    private static final int WRITES = 100;
    private static final Pattern TO_THE_LOG = Pattern.compile("\\d+ +pwrite64\\(\\d+<[^>]*-wal>.*");
    private static final Pattern SYNCHRONIZED = Pattern.compile("\\d+ +f(data)?sync\\(\\d+<[^>]*-wal>\\) += 0");
    private static final Pattern SYNCHRONIZING =
            Pattern.compile("\\d+ +f(data)?sync\\(\\d+<[^>]*-wal> *<unfinished \\.\\.\\.>");
    private static final Pattern RESUMED = Pattern.compile("\\d+ +<\\.\\.\\. f(data)?sync resumed>\\) += 0");
    private static final Pattern ACKNOWLEDGED = Pattern.compile("\\d+ +write\\(1<[^>]*>, \"\\[0-\\d+, \\d+].*");

    @TempDir
    private Path folder;

    /** How far the lock that is being written has come. */
    private enum Progress {
        NOT_WRITTEN,
        WRITTEN,
        SYNCHRONIZING,
        ON_THE_DISK
    }

    @Test
    void aLockIsOnTheDiskBeforeItIsAcknowledged() throws IOException, InterruptedException {
        Progress progress = Progress.NOT_WRITTEN;
        int acknowledged = 0;
        for (String call : callsOfAWriter()) {
            if (ACKNOWLEDGED.matcher(call).matches()) {
                assertThat(progress).as("before " + call).isEqualTo(Progress.ON_THE_DISK);
                acknowledged++;
                progress = Progress.NOT_WRITTEN;
            } else {
                progress = after(call, progress);
            }
        }
        assertThat(acknowledged).isEqualTo(WRITES);
    }

    private static Progress after(String call, Progress before) {
        if (TO_THE_LOG.matcher(call).matches()) {
            return Progress.WRITTEN;
        }
        if (SYNCHRONIZED.matcher(call).matches() && before == Progress.WRITTEN) {
            return Progress.ON_THE_DISK;
        }
        if (SYNCHRONIZING.matcher(call).matches() && before == Progress.WRITTEN) {
            return Progress.SYNCHRONIZING;
        }
        return RESUMED.matcher(call).matches() && before == Progress.SYNCHRONIZING ? Progress.ON_THE_DISK : before;
    }

    /** All calls are those of one thread: no other one writes. */
    private List<String> callsOfAWriter() throws IOException, InterruptedException {
        Path trace = folder.resolve("trace");
        List<String> command =
                new ArrayList<>(List.of("strace", "-f", "-y", "-e", "trace=fdatasync,fsync,write,pwrite64", "-o"));
        command.add(trace.toString());
        command.addAll(ChildProcess.command(
                folder, LockWriter.class, folder.resolve("store.db").toString(), "0", Integer.toString(WRITES)));
        assumeThat(Files.isExecutable(Path.of("/usr/bin/strace")))
                .as("strace, to see system calls")
                .isTrue();
        Process traced = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(traced.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String output = Files.readString(folder.resolve("output"));
        assumeThat(output).as("leave to trace processes").doesNotContain("Operation not permitted");
        assertThat(traced.exitValue()).as(output).isZero();
        return Files.readAllLines(trace, StandardCharsets.ISO_8859_1);
    }
}
