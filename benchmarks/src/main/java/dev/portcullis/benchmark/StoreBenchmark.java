package dev.portcullis.benchmark;

import dev.portcullis.benchmark.report.Measurement;
import dev.portcullis.benchmark.report.Results;
import dev.portcullis.core.CoreRules;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A file of SQLite with many locks: how long it takes to read, until an engine uses them, what they keep of the heap, and
 * how long one more takes to be written and to be used. {@code -Dportcullis.locks} says how many.
 */
public final class StoreBenchmark {
    private static final int LOCKS = Integer.getInteger("portcullis.locks", 1_000_000);
    private static final int STARTS = 3;
    private static final int WRITES = 200;

    private final Map<String, String> of = Map.of("store", "SQLITE", "locks", Integer.toString(LOCKS));
    private final List<Measurement> measured = new ArrayList<>();

    private StoreBenchmark() {}

    /**
     * Measures, prints and writes; needs a process of its own with the serial collector.
     *
     * @param arguments the file to write to, if it is to be written
     * @throws IOException if no file can be made
     */
    public static void main(String[] arguments) throws IOException {
        StoreBenchmark benchmark = new StoreBenchmark();
        Path folder = Files.createTempDirectory("portcullis-store");
        Path path = folder.resolve("store.db");
        try {
            SqliteStore.open(path).close();
            fill(path);
            benchmark.run(path);
        } catch (SQLException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        } finally {
            Files.deleteIfExists(path);
            Files.delete(folder);
        }
        Results.write(arguments, benchmark.measured);
    }

    /** In one transaction: a million that wait for the disk would take an hour. */
    private static void fill(Path path) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO resource VALUES ('lock', ?, ?, ?)");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int number = 1; number <= LOCKS; number++) {
                insert.setString(1, "lock-" + number);
                insert.setString(2, lock(number));
                insert.setLong(3, number);
                insert.executeUpdate();
            }
            statement.executeUpdate("UPDATE history SET revision = " + LOCKS);
            connection.commit();
        }
    }

    private static String lock(int number) {
        return """
                kind: lock
                version: v2
                metadata:
                  name: lock-%1$d
                spec:
                  target:
                    user: user-%1$d
                  message: Under investigation.
                """.formatted(number);
    }

    private void run(Path path) throws IOException, InterruptedException {
        add("file", List.of((double) Files.size(path)), "B");
        try (SqliteStore store = SqliteStore.open(path)) {
            List<Double> read = new ArrayList<>();
            List<Double> started = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                read.add(millis(() -> demand(store.snapshot().resources().size())));
                started.add(millis(() -> started(store).close()));
            }
            add("read", read, "ms");
            add("started", started, "ms");
            long before = used();
            try (StoreFollower follower = started(store)) {
                add("kept", List.of((double) used() - before), "B");
                write(store, follower);
            }
        }
    }

    private static StoreFollower started(SqliteStore store) {
        StoreFollower follower =
                StoreFollower.start(store, FollowerSettings.of(new CoreRules()).remembering(0));
        demand(follower.engine().locks().index().size());
        return follower;
    }

    private static void demand(int found) {
        if (found < LOCKS) {
            throw new IllegalStateException(found + " locks, not " + LOCKS);
        }
    }

    private void write(SqliteStore store, StoreFollower follower) throws InterruptedException {
        List<Double> written = new ArrayList<>();
        List<Double> used = new ArrayList<>();
        for (int number = LOCKS + 1; number <= LOCKS + WRITES; number++) {
            long start = System.nanoTime();
            var token = store.put(new ResourceKey("lock", "lock-" + number), lock(number), Precondition.ABSENT);
            written.add((System.nanoTime() - start) / 1e3);
            while (!follower.engine().locks().token().reaches(token)) {
                Thread.onSpinWait();
            }
            used.add((System.nanoTime() - start) / 1e3);
            TimeUnit.MILLISECONDS.sleep(1);
        }
        add("written", written, "µs");
        add("used", used, "µs");
    }

    private static double millis(Runnable something) {
        long start = System.nanoTime();
        something.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void add(String what, List<Double> samples, String unit) {
        Measurement measurement = Measurement.of("StoreBenchmark." + what, of, samples, unit);
        System.out.printf("%s %s: %,.0f %s%n", what, of, measurement.score(), unit);
        measured.add(measurement);
    }
}
