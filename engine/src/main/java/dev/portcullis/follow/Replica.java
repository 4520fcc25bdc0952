package dev.portcullis.follow;

import dev.portcullis.catalog.Kind;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.lock.Lock;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.LockWrite;
import dev.portcullis.locks.Proof;
import dev.portcullis.locks.UnanchoredLocksException;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.store.Change;
import dev.portcullis.store.Change.Deleted;
import dev.portcullis.store.Change.Written;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.StoredResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a store holds as it is known here, and the engine that uses it. One thread applies changes; policies are compiled in
 * another one.
 */
final class Replica implements AutoCloseable {
    private static final String FILES = "files";

    private final FollowerSettings settings;
    private final PolicySource source;
    private final Faults faults;
    private final Listeners listeners;
    private final Expirer expirer;
    private final Registration registration;
    private final PolicyBook policy = new PolicyBook();
    private final LockBook locks;
    private final PolicyEngine engine;
    private final Publication publication;
    private final PolicyWorkshop workshop;
    /** Up to where listeners have been told of locks. */
    private volatile StoreToken told = StoreToken.NONE;

    /**
     * Uses a first snapshot.
     *
     * @throws PolicyRefusedException if the policy in it cannot be used
     */
    Replica(
            Snapshot snapshot,
            PolicySource source,
            FollowerSettings settings,
            Faults faults,
            Expirer expirer,
            Registration registration) {
        this.registration = registration;
        this.settings = settings;
        this.source = source;
        this.faults = faults;
        this.listeners = new Listeners(faults);
        this.expirer = expirer;
        this.locks = new LockBook(LockIndex.of(source.beside().locks().values()), faults);
        List<Change> all = difference(snapshot);
        this.engine = new PolicyEngine(
                settings.rules(),
                first(all),
                new LockView(locks.index(), snapshot.token(), Proof.NEVER),
                settings.remembered(),
                settings.nanoTime());
        this.publication = new Publication(engine, faults, settings.bound(), settings.nanoTime());
        this.workshop = new PolicyWorkshop(this::compile);
        note(locks.apply(only(StoredText::isLock, all)));
        publication.use(locks.index(), locks.mended(), snapshot.token(), snapshot.provenAt());
        this.told = snapshot.token();
        confirm();
    }

    /** Everybody here has been told of what is in use. */
    private void confirm() {
        publication.inUse().filter(told::reaches).ifPresent(registration::use);
    }

    private CompiledPolicy first(List<Change> all) {
        policy.apply(only(key -> !StoredText.isLock(key), all));
        PolicyReading reading = source.compile(policy.resources());
        expirer.add(reading.deadlines());
        return reading.policy().orElseThrow(() -> new PolicyRefusedException(reading.diagnostics()));
    }

    private static List<Change> only(Predicate<ResourceKey> wanted, List<Change> changes) {
        return changes.stream().filter(change -> wanted.test(change.key())).toList();
    }

    PolicyEngine engine() {
        return engine;
    }

    Listeners listeners() {
        return listeners;
    }

    Publication publication() {
        return publication;
    }

    /** The revision of a resource as it is known; missing where there is none. */
    OptionalLong revision(ResourceKey key) {
        return StoredText.isLock(key) ? locks.revision(key.name()) : policy.revision(key);
    }

    /** The changes that lead from what is known to a snapshot. */
    List<Change> difference(Snapshot snapshot) {
        Instant now = settings.clock().instant();
        Set<ResourceKey> there = new HashSet<>();
        List<Change> changes = new ArrayList<>();
        for (StoredResource resource : snapshot.resources()) {
            there.add(resource.key());
            boolean known = StoredText.isLock(resource.key()) ? locks.holds(resource) : policy.holds(resource);
            if (!known) {
                changes.add(new Written(resource, now));
            }
        }
        Stream.concat(locks.resources(), policy.resources().stream())
                .map(StoredResource::key)
                .filter(key -> !there.contains(key))
                .forEach(key -> changes.add(new Deleted(key, snapshot.token().revision(), now)));
        return changes;
    }

    /**
     * Uses changes: locks at once, the policy when it is compiled.
     *
     * @param upTo up to where all changes are known with these
     * @param provenAt the moment at which there were no others, if that is known
     */
    void apply(List<Change> changes, StoreToken upTo, OptionalLong provenAt) {
        List<Change> ofPolicy = only(key -> !StoredText.isLock(key), changes);
        List<Change> ofLocks = only(StoredText::isLock, changes);
        ofLocks.forEach(change -> faults.mend(Part.POLICY, change.key().toString()));
        Collection<LockWrite> written = locks.apply(ofLocks);
        note(written);
        policy.apply(ofPolicy);
        if (!ofPolicy.isEmpty()) {
            publication.order(upTo);
            workshop.order(new PolicyWorkshop.Order(policy.resources(), upTo));
        }
        publication.use(locks.index(), locks.mended(), upTo, provenAt);
        listeners.locksWritten(written);
        told = upTo;
        confirm();
    }

    /** What else there is to say of locks: when they are to be forgotten, and which have a namesake beside the store. */
    private void note(Collection<LockWrite> written) {
        for (LockWrite write : written) {
            Lock lock = write.lock();
            ResourceKey key = keyOf(lock);
            if (lock.removed().isBefore(Instant.MAX)) {
                expirer.add(
                        List.of(new Deadline(lock.removed(), key, revision(key).orElseThrow())));
            }
            noteNamesake(lock);
        }
    }

    private void noteNamesake(Lock stored) {
        Lock namesake = source.beside().locks().get(stored.name());
        if (namesake != null) {
            faults.raise(Part.POLICY, keyOf(stored).toString(), bothInForce(stored, namesake), List.of());
        }
    }

    private static ResourceKey keyOf(Lock lock) {
        return new ResourceKey(Kind.LOCK.word(), lock.name());
    }

    /**
     * Uses the files and folders beside the store as they are now: their locks at once, their policy when it is compiled.
     * Where locks may be missing from them, those that were there stay in force.
     */
    void reread() {
        FilesBeside before = source.beside();
        FilesBeside now = FilesBeside.read(settings.folders()).after(before);
        Collection<Lock> come;
        try {
            come = locks.replace(before.locks().values(), now.locks().values());
        } catch (UnanchoredLocksException tooMany) {
            faults.raise(Part.LOCK, FILES, String.valueOf(tooMany.getMessage()));
            publication.publish();
            return;
        }
        source.use(now);
        doubt(now);
        before.locks()
                .values()
                .forEach(lock -> faults.mend(Part.POLICY, keyOf(lock).toString()));
        now.locks().keySet().stream()
                .map(locks::inForce)
                .flatMap(Optional::stream)
                .forEach(this::noteNamesake);
        publication.use(locks.index());
        StoreToken seen = publication.orderAgain();
        workshop.order(new PolicyWorkshop.Order(policy.resources(), seen));
        Instant noticed = settings.clock().instant();
        listeners.locksWritten(
                come.stream().map(lock -> new LockWrite(lock, noticed)).toList());
    }

    private void doubt(FilesBeside now) {
        if (now.doubts().isEmpty()) {
            faults.mend(Part.LOCK, FILES);
        } else {
            faults.raise(Part.LOCK, FILES, "locks may be missing", now.doubts());
        }
    }

    private static String bothInForce(Lock lock, Lock namesake) {
        return "the lock at " + lock.place() + " has a namesake at " + namesake.place() + ", and both are in force";
    }

    private void compile(PolicyWorkshop.Order order) {
        boolean used = false;
        try {
            PolicyReading reading = source.compile(order.resources());
            expirer.add(reading.deadlines());
            used = use(reading);
        } catch (RuntimeException | Error broken) {
            faults.raise(Part.POLICY, "the policy could not be compiled: " + broken);
        }
        publication.settle(order.through());
        if (used) {
            listeners.policyChanged();
        }
        confirm();
    }

    private boolean use(PolicyReading reading) {
        if (reading.policy().isEmpty()) {
            faults.raise(Part.POLICY, "", PolicyRefusedException.message(reading.diagnostics()), reading.diagnostics());
            return false;
        }
        publication.use(reading.policy().get());
        faults.mend(Part.POLICY);
        return true;
    }

    @Override
    public void close() {
        workshop.close();
    }
}
