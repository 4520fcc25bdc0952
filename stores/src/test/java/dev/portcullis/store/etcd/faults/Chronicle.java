package dev.portcullis.store.etcd.faults;

import dev.portcullis.store.Snapshot;
import dev.portcullis.store.etcd.faults.Judgement.Mode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All that was asked, told and decided in a trial with one store, as it was seen from outside. */
final class Chronicle {
    private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
    private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();
    private final Queue<Judgement> judgements = new ConcurrentLinkedQueue<>();
    private final Queue<Confirmed> confirmations = new ConcurrentLinkedQueue<>();
    private final Queue<Outage> outages = new ConcurrentLinkedQueue<>();
    private final Queue<Snapshot> ends = new ConcurrentLinkedQueue<>();
    private volatile long latestAcknowledged = System.nanoTime();
    private final Map<String, Judgement> latest = new ConcurrentHashMap<>();

    void add(Write write) {
        writes.add(write);
        if (write.acknowledged()) {
            latestAcknowledged = write.began();
        }
    }

    /** Whether a write was asked for after a moment, and acknowledged. */
    boolean acknowledgedSince(long moment) {
        return latestAcknowledged - moment > 0;
    }

    void add(Collection<Sighting> some) {
        sightings.addAll(some);
    }

    void add(Judgement judgement) {
        judgements.add(judgement);
        latest.put(judgement.gateway() + judgement.mode(), judgement);
    }

    void add(Confirmed confirmed) {
        confirmations.add(confirmed);
    }

    void add(Outage outage) {
        outages.add(outage);
    }

    /** What the store holds after all writers have come to rest. */
    void end(Snapshot snapshot) {
        ends.add(snapshot);
    }

    List<Write> writes() {
        return new ArrayList<>(writes);
    }

    List<Sighting> sightings() {
        return new ArrayList<>(sightings);
    }

    List<Judgement> judgements() {
        return new ArrayList<>(judgements);
    }

    List<Confirmed> confirmations() {
        return new ArrayList<>(confirmations);
    }

    List<Outage> outages() {
        return new ArrayList<>(outages);
    }

    List<Snapshot> ends() {
        return new ArrayList<>(ends);
    }

    /** What a gateway decided last. */
    Optional<Judgement> latest(String gateway, Mode mode) {
        return Optional.ofNullable(latest.get(gateway + mode));
    }
}
