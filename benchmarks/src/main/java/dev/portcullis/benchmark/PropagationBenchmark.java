package dev.portcullis.benchmark;

import dev.portcullis.benchmark.gateway.Ending;
import dev.portcullis.benchmark.gateway.Gateway;
import dev.portcullis.benchmark.report.Measurement;
import dev.portcullis.benchmark.report.Results;
import dev.portcullis.core.CoreRules;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.etcd.EtcdSettings;
import dev.portcullis.store.etcd.EtcdStore;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * How long it takes in a cluster of etcd from the acknowledgement of a lock at one client until the session that it hits is
 * told to end at another one, which has many sessions and locks; and how long one needs to start with many more locks.
 *
 * <p>{@code -Dportcullis.etcd} names the members, with commas between; {@code -Dportcullis.rounds}, {@code
 * -Dportcullis.locks}, {@code -Dportcullis.sessions} and {@code -Dportcullis.locks-at-start} say how many of each.
 */
public final class PropagationBenchmark {
    private static final int ROUNDS = Integer.getInteger("portcullis.rounds", 1_000);
    private static final int LOCKS = Integer.getInteger("portcullis.locks", 10_000);
    private static final int SESSIONS = Integer.getInteger("portcullis.sessions", 10_000);
    private static final int LOCKS_AT_START = Integer.getInteger("portcullis.locks-at-start", 100_000);
    private static final int STARTS = 3;

    private final EtcdSettings settings;
    private final List<Measurement> measured = new ArrayList<>();

    private PropagationBenchmark(EtcdSettings settings) {
        this.settings = settings;
    }

    /**
     * Measures, prints and writes. What it has written to etcd stays there.
     *
     * @param arguments the file to write to, if it is to be written
     * @throws IOException never; others of its kind do
     */
    public static void main(String[] arguments) throws IOException {
        List<URI> members = Stream.of(System.getProperty("portcullis.etcd", "http://127.0.0.1:2379")
                        .split(",", -1))
                .map(URI::create)
                .toList();
        PropagationBenchmark benchmark =
                new PropagationBenchmark(EtcdSettings.at(members).under("/propagation-" + UUID.randomUUID() + "/"));
        try {
            benchmark.propagate();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
        benchmark.start();
        Results.write(arguments, benchmark.measured);
    }

    /** Locks on users who have no session. */
    private static void fill(Store store, int from, int to) {
        for (int number = from; number < to; number++) {
            store.put(new ResourceKey("lock", "lock-" + number), """
                    kind: lock
                    version: v2
                    metadata: {name: lock-%1$d}
                    spec: {target: {user: gone-%1$d}, message: Under investigation.}
                    """.formatted(number), Precondition.ABSENT);
        }
    }

    private void propagate() throws InterruptedException {
        EtcdStore writer = EtcdStore.open(settings);
        fill(writer, 0, LOCKS);
        try (Gateway gateway = new Gateway(writer, EtcdStore.open(settings), SESSIONS, 1)) {
            endings(gateway, Math.max(1, ROUNDS / 4));
            List<Ending> endings = endings(gateway, ROUNDS);
            Map<String, String> of = Map.of(
                    "store", "ETCD",
                    "locks", Integer.toString(LOCKS),
                    "sessions", Integer.toString(SESSIONS));
            report("written", of, endings, Ending::untilWritten);
            report("propagated", of, endings, Ending::afterWritten);
            report("last", of, endings, Ending::untilLast);
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

    private void start() {
        try (EtcdStore writer = EtcdStore.open(settings)) {
            fill(writer, LOCKS, LOCKS_AT_START);
        }
        List<Double> read = new ArrayList<>();
        List<Double> started = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (EtcdStore store = EtcdStore.open(settings)) {
                long begin = System.nanoTime();
                demand(store.snapshot().resources().size());
                read.add((System.nanoTime() - begin) / 1e6);
            }
            long begin = System.nanoTime();
            try (EtcdStore store = EtcdStore.open(settings);
                    StoreFollower follower = StoreFollower.start(
                            store, FollowerSettings.of(new CoreRules()).remembering(0))) {
                demand(follower.engine().locks().index().size());
                started.add((System.nanoTime() - begin) / 1e6);
            }
        }
        Map<String, String> of = Map.of("store", "ETCD", "locks", Integer.toString(LOCKS_AT_START));
        add("read", of, read, "ms");
        add("started", of, started, "ms");
    }

    private static void demand(int found) {
        if (found < LOCKS_AT_START) {
            throw new IllegalStateException(found + " locks, not " + LOCKS_AT_START);
        }
    }

    private void report(String what, Map<String, String> of, List<Ending> endings, ToLongFunction<Ending> nanos) {
        List<Double> micros = endings.stream()
                .map(ending -> nanos.applyAsLong(ending) / 1e3)
                .sorted()
                .toList();
        add(what, of, micros, "µs");
        add(what + "-p99", of, List.of(micros.get((int) Math.ceil(0.99 * micros.size()) - 1)), "µs");
    }

    private void add(String what, Map<String, String> of, List<Double> samples, String unit) {
        Measurement measurement = Measurement.of("PropagationBenchmark." + what, of, samples, unit);
        System.out.printf("%s %s: %,.0f %s%n", what, of, measurement.score(), unit);
        measured.add(measurement);
    }
}
