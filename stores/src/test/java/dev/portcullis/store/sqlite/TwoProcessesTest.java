package dev.portcullis.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.program.ChildProcess;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.Tail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes write to one file at the same time. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TwoProcessesTest {
    private static final int EACH = 300;

    @TempDir
    private Path folder;

    @Test
    void noneLosesAnUpdateOfTheOtherAndBothSeeAll() throws IOException, InterruptedException {
        Path path = folder.resolve("store.db");
        try (SqliteStore store = SqliteStore.open(path);
                Tail tail = store.tail(store.snapshot().token())) {
            Process other = new ProcessBuilder(ChildProcess.command(
                            folder,
                            CountingProcess.class,
                            path.toString(),
                            Integer.toString(EACH),
                            Integer.toString(2 * EACH)))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8);
                    Writer orders = other.outputWriter(StandardCharsets.UTF_8)) {
                assertThat(lines.readLine()).isEqualTo("ready");
                orders.write("go\n");
                orders.flush();
                for (int i = 0; i < EACH; i++) {
                    CountingProcess.increment(store);
                }
                assertThat(CountingProcess.follow(tail, 2 * EACH)).isEqualTo(2 * EACH);
                assertThat(lines.readLine()).isEqualTo("saw " + 2 * EACH);
                assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                other.destroyForcibly();
            }
            assertThat(store.snapshot().resources())
                    .containsExactly(new StoredResource(CountingProcess.COUNTER, Integer.toString(2 * EACH), 2 * EACH));
        }
    }
}
