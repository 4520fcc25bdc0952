package dev.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No file, whatever is in it, costs more than a clear message, little time and little memory. */
class HostileInputTest {
    @TempDir
    private Path folder = Path.of("");

    /** In a process of its own, with little memory. */
    @Test
    void everyHostileFileGetsAClearAnswerWithinItsTime() throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Xss512k",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileFiles.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()))
                .start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.endsWith(" ok")).count())
                .as(said)
                .isGreaterThanOrEqualTo(20);
    }
}
