package dev.portcullis.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.program.ChildProcess;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.StoredResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No acknowledged lock is lost, and no store is broken, when a process is killed at any moment while it writes. Ten rounds
 * in the build; {@code stores/kill-rounds} for more.
 */
class KilledWriterTest {
    private static final int ROUNDS = Integer.getInteger("portcullis.rounds", 10);
    private static final long SEED = Long.getLong("portcullis.seed", 20260105);
    /** All locks of a file are looked for after each of its rounds. */
    private static final int ROUNDS_OF_A_FILE = 50;

    private static final int MOST_WRITES = 400;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, Long> acknowledged = new HashMap<>();

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void noAcknowledgedLockIsLost() throws IOException, InterruptedException, SQLException {
        long start = System.nanoTime();
        int all = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (round % ROUNDS_OF_A_FILE == 0) {
                all += acknowledged.size();
                acknowledged.clear();
            }
            Path path = folder.resolve("store-" + round / ROUNDS_OF_A_FILE + ".db");
            writeUntilKilled(path, round);
            check(path);
        }
        all += acknowledged.size();
        assertThat(all).isGreaterThan(ROUNDS);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.out.printf("%d rounds in %d s, %d locks acknowledged, 0 lost%n", ROUNDS, seconds, all);
    }

    /** Some writes are acknowledged; then, at a random moment while more are under way, the process is killed. */
    private void writeUntilKilled(Path path, int round) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(ChildProcess.command(
                        folder,
                        LockWriter.class,
                        path.toString(),
                        Integer.toString(round),
                        Integer.toString(Integer.MAX_VALUE)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int wanted = random.nextInt(MOST_WRITES);
        int micros = random.nextInt(2_000);
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            for (int i = 0; i < wanted && line != null; i++) {
                acknowledge(line);
                line = lines.readLine();
            }
            TimeUnit.MICROSECONDS.sleep(micros);
            writer.toHandle().destroyForcibly();
            for (; line != null && line.endsWith("]"); line = lines.readLine()) {
                acknowledge(line);
            }
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private void acknowledge(String line) {
        int comma = line.indexOf(", ");
        acknowledged.put(line.substring(1, comma), Long.valueOf(line.substring(comma + 2, line.length() - 1)));
    }

    private void check(Path path) throws SQLException {
        try (Connection connection = new SqliteFile(path).open()) {
            assertThat(SqliteFile.number(connection, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"))
                    .isEqualTo(1);
        }
        try (SqliteStore store = SqliteStore.open(path)) {
            Snapshot snapshot = store.snapshot();
            Map<String, StoredResource> held = snapshot.resources().stream()
                    .collect(Collectors.toMap(resource -> resource.key().name(), resource -> resource));
            acknowledged.forEach((name, revision) -> assertThat(held.get(name))
                    .isNotNull()
                    .returns(revision, StoredResource::revision)
                    .returns(LockWriter.document(name), StoredResource::document));
            assertThat(snapshot.token().revision()).isEqualTo(held.size());
        }
    }
}
