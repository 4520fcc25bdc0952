package dev.portcullis.benchmark;

import dev.portcullis.benchmark.gateway.Ending;
import dev.portcullis.benchmark.gateway.Gateway;
import dev.portcullis.benchmark.report.Measurement;
import dev.portcullis.benchmark.report.Results;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Store;
import dev.portcullis.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * How long it takes from the order to write a lock until the last session that it hits was told to end, through store,
 * follower and registry; and how much of that is the writing.
 *
 * <p>{@code -Dportcullis.rounds} says how often the lock that hits one session is written, {@code -Dportcullis.sessions}
 * how many sessions are open at most.
 */
public final class TerminateBenchmark {
    private static final int ROUNDS = Integer.getInteger("portcullis.rounds", 1_000);
    private static final int MOST = Integer.getInteger("portcullis.sessions", 1_000_000);
    private static final int MANY = Math.min(MOST, 100_000);

    private final List<Measurement> measured = new ArrayList<>();

    private TerminateBenchmark() {}

    /** Where the lock is written. */
    private enum Place {
        MEMORY,
        SQLITE;

        Store open(Path folder) {
            return this == MEMORY ? new MemoryStore() : SqliteStore.open(folder.resolve("store.db"));
        }
    }

    /**
     * Measures, prints and writes.
     *
     * @param arguments the file to write to, if it is to be written
     * @throws IOException if no file can be made for SQLite
     */
    public static void main(String[] arguments) throws IOException {
        TerminateBenchmark benchmark = new TerminateBenchmark();
        for (Place place : Place.values()) {
            for (int hits : new int[] {1, 100, 10_000}) {
                benchmark.measure(place, MANY, hits);
            }
        }
        for (int sessions : new int[] {1_000, 10_000, 1_000_000}) {
            if (sessions <= MOST) {
                benchmark.measure(Place.MEMORY, sessions, 1);
            }
        }
        Results.write(arguments, benchmark.measured);
    }

    private void measure(Place place, int sessions, int hits) throws IOException {
        Path folder = Files.createTempDirectory("portcullis-terminate");
        try (Gateway gateway = new Gateway(place.open(folder), sessions, hits)) {
            int rounds = Math.max(3, ROUNDS / (hits < 100 ? 1 : hits < 10_000 ? 2 : 10));
            endings(gateway, Math.max(1, rounds / 4));
            List<Ending> endings = endings(gateway, rounds);
            if (gateway.open() != sessions) {
                throw new IllegalStateException(gateway.open() + " sessions are open, not " + sessions);
            }
            Map<String, String> of = Map.of(
                    "store", place.name(),
                    "sessions", Integer.toString(sessions),
                    "hits", Integer.toString(hits));
            report(of, endings);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        } finally {
            delete(folder);
        }
    }

    private static List<Ending> endings(Gateway gateway, int rounds) throws InterruptedException {
        List<Ending> endings = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int host = round % gateway.hosts();
            endings.add(gateway.end(host));
            gateway.restore(host);
        }
        return endings;
    }

    private void report(Map<String, String> of, List<Ending> endings) {
        List<Double> last = micros(endings, Ending::untilLast);
        double p99 = last.get((int) Math.ceil(0.99 * last.size()) - 1);
        Measurement all = Measurement.of("TerminateBenchmark.last", of, last, "µs");
        Measurement writing =
                Measurement.of("TerminateBenchmark.written", of, micros(endings, Ending::untilWritten), "µs");
        System.out.printf(
                "%s: median %,.0f µs, p99 %,.0f µs; written after %,.0f µs%n", of, all.score(), p99, writing.score());
        measured.add(all);
        measured.add(Measurement.of("TerminateBenchmark.p99", of, List.of(p99), "µs"));
        measured.add(writing);
    }

    private static List<Double> micros(List<Ending> endings, ToLongFunction<Ending> nanos) {
        return endings.stream()
                .map(ending -> nanos.applyAsLong(ending) / 1e3)
                .sorted()
                .toList();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
