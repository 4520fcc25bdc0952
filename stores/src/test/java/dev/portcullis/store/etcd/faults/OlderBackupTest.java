package dev.portcullis.store.etcd.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.Tail;
import dev.portcullis.store.etcd.EtcdOptions;
import dev.portcullis.store.etcd.EtcdStore;
import dev.portcullis.store.etcd.faults.HistoryChecker.Report;
import dev.portcullis.store.etcd.faults.Write.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An older backup is put in the place of what the cluster held. Nobody relies on it, whatever is written to it, until an
 * operator accepts it; best effort goes on with the locks that were known.
 */
@Tag("faults")
class OlderBackupTest {
    private static final int ROUNDS = Integer.getInteger("portcullis.rounds", 1);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("portcullis.fault-seconds", 5));
    private static final Duration WRITING = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void countsForNothingUntilItIsAccepted() throws InterruptedException {
        try (Ground ground = Ground.start(folder, 3, EtcdOptions.QUICK)) {
            Rounds rounds = new Rounds();
            for (int round = 0; round < ROUNDS; round++) {
                attempt(ground, "/backup/" + round, rounds);
            }
            rounds.conclude("older backup");
        }
    }

    /** All numbers are as they were, those of etcd among them; only the writes are others. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void isNotTakenForWhatWasKnownWhenItsNumbersHaveCaughtUp() {
        try (Ground ground = Ground.start(folder, 1, EtcdOptions.QUICK);
                EtcdStore before = EtcdStore.open(ground.near("/even/"));
                EtcdStore gateway = EtcdStore.open(ground.far("/even/"))) {
            write(before, "a", 1);
            Path backup = ground.cluster().backup("even");
            write(before, "b", 3);
            try (Tail tail = gateway.tail(gateway.snapshot().token())) {
                ground.relays().forEach(Relay::cut);
                ground.cluster().restore(backup);
                try (EtcdStore after = EtcdStore.open(ground.near("/even/"))) {
                    write(after, "c", 4);
                }
                ground.relays().forEach(Relay::pass);
                assertThatThrownBy(() -> drain(tail)).isInstanceOf(RuntimeException.class);
                refusesUntilItIsAccepted(ground, gateway);
            }
        }
    }

    /** However often it is asked, and whatever else is asked in between. */
    private static void refusesUntilItIsAccepted(Ground ground, EtcdStore gateway) {
        ResourceKey key = new ResourceKey("lock", "c0");
        for (int round = 0; round < 2; round++) {
            assertThatThrownBy(() -> gateway.snapshot(Excerpt.of(key))).hasMessageContaining("accept-epoch");
            assertThatThrownBy(() -> write(gateway, "d", 1)).hasMessageContaining("accept-epoch");
            assertThatThrownBy(gateway::snapshot).hasMessageContaining("accept-epoch");
        }
        try (EtcdStore operator = EtcdStore.open(ground.near("/even/"))) {
            StoreToken accepted = operator.acceptEpoch();
            assertThat(gateway.snapshot().token()).isEqualTo(accepted);
        }
    }

    private static void write(Store store, String name, int number) {
        for (int i = 0; i < number; i++) {
            String lock = name + i;
            store.put(new ResourceKey("lock", lock), LockOrder.of("u1").document(lock), Precondition.ABSENT);
        }
    }

    /** Asks a tail that must not tell anything, until it fails. */
    private static void drain(Tail tail) throws InterruptedException {
        while (true) {
            assertThat(tail.next(Duration.ofMillis(200)).changes()).isEmpty();
        }
    }

    private static void attempt(Ground ground, String name, Rounds rounds) throws InterruptedException {
        try (Trial trial = Trial.start(ground, name + "/", 1)) {
            Path backup = ground.cluster().backup(name.replace('/', '-'));
            Thread.sleep(WRITING.toMillis());
            Snapshot before = trial.rest();
            ground.relays().forEach(Relay::cut);
            ground.cluster().restore(backup);
            long from = System.nanoTime();
            Map<String, LockOrder> written = overtake(trial, before.token());
            ground.relays().forEach(Relay::pass);
            Thread.sleep(Gateway.BOUND.plus(LENGTH).toMillis());
            long to = System.nanoTime();
            Trial.GATEWAYS.forEach(gateway -> trial.chronicle().add(new Outage(gateway, from, to)));
            trial.chronicle().end(before);
            Report old = new HistoryChecker(Gateway.BOUND).check(upTo(to, trial.chronicle()));
            rounds.add(accept(trial, written, old), trial.longestRecovery());
        }
    }

    /** Another client writes to what was put back, until it has more revisions than were known; one gateway learns of it late. */
    private static Map<String, LockOrder> overtake(Trial trial, StoreToken known) {
        Store outsider = trial.store();
        Map<String, LockOrder> written = orders(trial.chronicle());
        StoreToken token = outsider.snapshot().token();
        assertThat(token.revision()).isLessThan(known.revision());
        for (int i = 0; token.revision() < known.revision() + 2; i++) {
            LockOrder order = LockOrder.of("u" + i % LockOrder.USERS);
            String document = order.document("outsider-" + i);
            token = outsider.put(new ResourceKey("lock", "outsider-" + i), document, Precondition.ABSENT);
            written.put(document, order);
        }
        return written;
    }

    private static Map<String, LockOrder> orders(Chronicle chronicle) {
        return chronicle.writes().stream()
                .filter(write -> write.order().isPresent())
                .collect(Collectors.toMap(
                        write -> write.document().orElseThrow(),
                        write -> write.order().orElseThrow(),
                        (a, b) -> a));
    }

    private static Chronicle upTo(long moment, Chronicle all) {
        Chronicle part = new Chronicle();
        all.writes().forEach(part::add);
        part.add(all.sightings());
        all.judgements().stream().filter(one -> one.ended() <= moment).forEach(part::add);
        all.confirmations().forEach(part::add);
        all.outages().forEach(part::add);
        all.ends().forEach(part::end);
        return part;
    }

    /** After an operator has accepted it, the locks that are in it count. */
    private static Report accept(Trial trial, Map<String, LockOrder> written, Report before)
            throws InterruptedException {
        EtcdStore operator = trial.store();
        trial.mending();
        StoreToken accepted = operator.acceptEpoch();
        trial.recoverViews();
        Thread.sleep(WRITING.toMillis());
        Chronicle after = new Chronicle();
        Snapshot end = operator.snapshot();
        List<StoredResource> locks = end.resources().stream()
                .filter(resource -> resource.key().kind().equals("lock"))
                .toList();
        for (int i = 0; i < locks.size(); i++) {
            StoredResource lock = locks.get(i);
            after.add(new Write(
                    lock.key().name(),
                    Optional.of(written.get(lock.document())),
                    i,
                    i,
                    Outcome.ACKNOWLEDGED,
                    accepted.at(i)));
        }
        after.end(end);
        trial.chronicle().judgements().stream()
                .filter(one -> one.token().epoch().equals(accepted.epoch()))
                .forEach(after::add);
        assertThat(after.judgements()).isNotEmpty();
        return before.plus(new HistoryChecker(Gateway.BOUND).check(after));
    }
}
