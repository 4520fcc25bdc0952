package dev.portcullis.store.etcd.faults;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.etcd.EtcdSettings;
import dev.portcullis.store.etcd.EtcdStore;
import dev.portcullis.store.etcd.faults.HistoryChecker.Report;
import dev.portcullis.store.etcd.faults.Judgement.Answer;
import dev.portcullis.store.etcd.faults.Judgement.Mode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A store of its own in a cluster, two who write it, two gateways that decide by it, and all that is noted of that. */
final class Trial implements AutoCloseable {
    /** The gateway that reaches the members through relays. */
    static final String FAR = "far";

    static final Set<String> GATEWAYS = Set.of("near", FAR);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAUSE_MILLIS = 10;
    /** What a signal stops goes on for a moment. */
    private static final int SETTLING_MILLIS = 100;

    private final Ground ground;
    private final EtcdSettings settings;
    private final Chronicle chronicle = new Chronicle();
    private final Set<String> gateways = new HashSet<>();
    private final Deque<Worker> writers = new ArrayDeque<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Sighter sighter;
    private Duration longestRecovery = Duration.ZERO;
    private long mendedAt;

    private Trial(Ground ground, EtcdSettings settings) {
        this.ground = ground;
        this.settings = settings;
        Gateway.putRoles(store());
        this.sighter = opened(new Sighter("sighter", store(), chronicle));
        opened(Worker.start("sighter", sighter));
    }

    /** Starts everything; returns when both gateways prove their view fresh. */
    static Trial start(Ground ground, String prefix, long seed) {
        Trial trial = new Trial(ground, ground.near(prefix));
        try {
            trial.join(Gateway.start("near", ground.near(prefix), trial.chronicle::add), "near");
            trial.join(Gateway.start(FAR, ground.far(prefix), trial.chronicle::add), FAR);
            trial.write("a", seed);
            trial.write("b", seed + 1);
            trial.awaitFresh();
            return trial;
        } catch (RuntimeException | Error failed) {
            trial.close();
            throw failed;
        }
    }

    /** A gateway belongs to the trial; closed with it. */
    void join(AutoCloseable gateway, String name) {
        opened(gateway);
        gateways.add(name);
    }

    Chronicle chronicle() {
        return chronicle;
    }

    EtcdSettings settings() {
        return settings;
    }

    private void write(String name, long seed) {
        writers.add(Worker.start(name, new Writing(name, store(), chronicle, seed)));
    }

    /** Another client of the store, for as long as the trial lasts. */
    EtcdStore store() {
        return opened(EtcdStore.open(settings));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    /** Lets a fault happen, and end after a time; does not wait for anybody to recover. */
    void suffer(Fault fault, Duration length) throws InterruptedException {
        suffer(() -> fault.strike(ground), length);
    }

    void suffer(Supplier<Damage> fault, Duration length) throws InterruptedException {
        Damage damage = fault.get();
        Thread.sleep(SETTLING_MILLIS);
        long from = System.nanoTime();
        try {
            Thread.sleep(length.toMillis());
        } finally {
            mending();
            damage.cutOff().forEach(gateway -> chronicle.add(new Outage(gateway, from, mendedAt)));
            damage.mend().run();
        }
    }

    /** A fault ends now. */
    void mending() {
        mendedAt = System.nanoTime();
    }

    /** Waits until all rely on their views again, and writes are acknowledged. */
    void recover() {
        await(() -> chronicle.acknowledgedSince(mendedAt), () -> "no write is acknowledged");
        recoverViews();
    }

    /** Waits until all rely on their views again. */
    void recoverViews() {
        awaitFresh();
        longestRecovery = Tally.longer(longestRecovery, Duration.ofNanos(System.nanoTime() - mendedAt));
    }

    /** How long it took at most from the end of a fault, members that start among it, until all relied on their views. */
    Duration longestRecovery() {
        return longestRecovery;
    }

    /** Waits until every gateway relies on its view. */
    void awaitFresh() {
        long now = System.nanoTime();
        for (String gateway : gateways) {
            await(() -> isFreshSince(gateway, now), () -> gateway + " does not recover: " + describe());
        }
    }

    private boolean isFreshSince(String gateway, long moment) {
        return chronicle
                .latest(gateway, Mode.STRICT)
                .filter(last -> last.began() > moment && last.answer() != Answer.STALE)
                .isPresent();
    }

    private String describe() {
        List<String> said = new ArrayList<>();
        for (AutoCloseable some : open) {
            if (some instanceof Gateway gateway) {
                said.add(gateway.faults());
            }
        }
        return said.toString();
    }

    /** Lets the writers come to rest; the answer is what the store holds then. */
    Snapshot rest() {
        writers.forEach(Worker::close);
        writers.clear();
        return store().snapshot();
    }

    /** Lets the writers come to rest, waits until all know their last write, and looks through everything. */
    Report finish() {
        Snapshot end = rest();
        StoreToken last = end.token();
        await(() -> sighter.reached().reaches(last), () -> "the tail does not reach " + last);
        for (String gateway : gateways) {
            await(
                    () -> chronicle
                            .latest(gateway, Mode.STRICT)
                            .filter(one -> one.token().reaches(last))
                            .isPresent(),
                    () -> gateway + " does not reach " + last + ": " + describe());
        }
        chronicle.end(end);
        return new HistoryChecker(Gateway.BOUND).check(chronicle);
    }

    static void await(BooleanSupplier condition, Supplier<String> otherwise) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new AssertionError(otherwise.get());
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException hurry) {
                throw new AssertionError("interrupted: " + otherwise.get(), hurry);
            }
        }
    }

    @Override
    public void close() {
        writers.forEach(open::push);
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        }
    }
}
