package dev.portcullis.follow;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.locks.ViewListener;
import dev.portcullis.store.Batch;
import dev.portcullis.store.GapException;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.Tail;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps an engine up to date with a store. Locks are used as soon as the store tells of them. A policy is compiled aside and
 * used when it is accepted; until then, and where it is not, the one before decides.
 *
 * <p>Whatever goes wrong is a {@link Fault} for people to see. Where locks may be missing because of it, nothing proves the
 * view complete any more, so that all who demand locks strictly are refused; and a proof grows old by itself while the store
 * says nothing.
 */
public final class StoreFollower implements AutoCloseable {
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final Store store;
    private final FollowerSettings settings;
    private final Faults faults;
    private final Registration registration;
    private final Expirer expirer;
    private final Replica replica;
    private final Course course;
    private final Backoff backoff = new Backoff();
    private final FolderWatch folders;
    private final Thread thread;
    private final AtomicBoolean rereadDemanded = new AtomicBoolean();
    private volatile boolean closed;

    private StoreFollower(Store store, FollowerSettings settings, Faults faults, Registration registration) {
        this.store = store;
        this.settings = settings;
        this.faults = faults;
        this.registration = registration;
        this.expirer = new Expirer(store, settings, faults);
        this.folders = new FolderWatch(settings.folders());
        PolicySource source = new PolicySource(settings.folders());
        Snapshot snapshot = registration.narrow(store.snapshot());
        this.replica = new Replica(snapshot, source, settings, faults, expirer, registration);
        this.course = new Course(snapshot.token());
        this.thread = new Thread(this::run, "portcullis-follower");
        thread.setDaemon(true);
    }

    /**
     * Reads all that a store holds, and follows it from there on in a thread of its own. The store stays the caller's, to be
     * closed after the follower. Where the store knows its followers, this is one from before it reads until it is closed.
     *
     * @throws StoreException if the store cannot be read
     * @throws PolicyRefusedException if its policy cannot be used
     */
    public static StoreFollower start(Store store, FollowerSettings settings) {
        Faults faults = new Faults(settings.clock());
        Registration registration = new Registration(settings.followers().or(store::followers), settings, faults);
        registration.begin();
        try {
            StoreFollower follower = new StoreFollower(store, settings, faults, registration);
            follower.thread.start();
            return follower;
        } catch (RuntimeException refused) {
            registration.end();
            registration.leave();
            throw refused;
        }
    }

    /** The engine that uses what the store holds. */
    public PolicyEngine engine() {
        return replica.engine();
    }

    /**
     * Tells somebody of all that changes from now on, after the engine uses it. Locks are told of in one thread, in order;
     * policies in another one.
     */
    public void tell(ViewListener listener) {
        replica.listeners().add(listener);
    }

    /** Reads the files and folders beside the store anew, soon; they are also read when they have changed. */
    public void reread() {
        rereadDemanded.set(true);
    }

    /** How well the store is followed at this moment. */
    public FollowerState state() {
        return new FollowerState(engine().locks().knowledge(settings.nanoTime()), faults.all());
    }

    /** Stops following. The engine stays as it is, and nothing proves its view complete any more. */
    @Override
    public void close() {
        closed = true;
        registration.end();
        thread.interrupt();
        replica.close();
        try {
            if (!Thread.currentThread().equals(thread)) {
                thread.join(LONGEST_FAREWELL.toMillis());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        replica.publication().doubt();
        registration.leave();
    }

    private void run() {
        try {
            boolean known = true;
            while (!closed) {
                attempt(known);
                known = false;
            }
        } finally {
            if (!closed) {
                replica.publication().fail(Part.FOLLOWER, "the store is not followed any more");
            }
        }
    }

    /** Nobody but {@link #close} ends the thread: a listener may have left it interrupted. */
    private void attempt(boolean known) {
        try {
            round(known);
            pause(backoff.pause());
        } catch (InterruptedException interrupted) {
            faults.raise(Part.STORE, "following was interrupted");
        }
    }

    /** Waits until the store is to be tried again. What is beside it may change meanwhile. */
    private void pause(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        do {
            lookBesideAlone();
            long left = Math.min(end - System.nanoTime(), settings.poll().toNanos());
            TimeUnit.NANOSECONDS.sleep(Math.max(left, 0));
        } while (end - System.nanoTime() > 0);
    }

    private void lookBesideAlone() {
        try {
            lookBeside();
        } catch (RuntimeException | Error fault) {
            replica.publication().fail(Part.FOLLOWER, "following failed: " + fault);
        }
    }

    /**
     * Follows the store until something goes wrong.
     *
     * @param known whether all up to where the history is known is in use
     */
    private void round(boolean known) throws InterruptedException {
        try {
            if (!known) {
                catchUp();
            }
            follow();
        } catch (GapException gap) {
            faults.raise(Part.STORE, String.valueOf(gap.getMessage()));
        } catch (StoreException unreachable) {
            doubt(unreachable);
        } catch (ContradictionException contradiction) {
            replica.publication().doubt();
            faults.raise(Part.STORE, String.valueOf(contradiction.getMessage()));
        } catch (ForeignHistoryException foreign) {
            replica.publication().fail(Part.HISTORY, String.valueOf(foreign.getMessage()));
        } catch (RuntimeException | Error fault) {
            replica.publication().fail(Part.FOLLOWER, "following failed: " + fault);
        }
    }

    /** What cannot be reached may be as it was; what was replaced is not. */
    private void doubt(StoreException unreachable) {
        String message = String.valueOf(unreachable.getMessage());
        if (unreachable.kind() == StoreException.Kind.REPLACED) {
            replica.publication().fail(Part.HISTORY, message);
        } else {
            faults.raise(Part.STORE, message);
        }
    }

    private void catchUp() {
        Snapshot snapshot = registration.narrow(store.snapshot());
        course.follow(snapshot);
        replica.apply(replica.difference(snapshot), snapshot.token(), snapshot.provenAt());
    }

    private void follow() throws InterruptedException {
        try (Tail tail = store.tail(course.seen())) {
            while (!closed) {
                Batch batch = tail.next(settings.poll());
                replica.apply(
                        course.follow(batch, replica::revision), batch.upTo(), registration.narrow(batch.provenAt()));
                faults.mend(Part.STORE);
                backoff.reset();
                noteContent();
                expirer.run(replica::revision);
                lookBeside();
            }
        }
    }

    private void lookBeside() {
        boolean changed = folders.changed();
        if (changed) {
            reread();
        }
        if (rereadDemanded.getAndSet(false)) {
            try {
                replica.reread();
            } catch (RuntimeException | Error failed) {
                reread();
                throw failed;
            }
        }
    }

    private void noteContent() {
        List<Diagnostic> content = store.faults();
        if (content.isEmpty()) {
            faults.mend(Part.CONTENT);
        } else {
            faults.raise(Part.CONTENT, "", "not all that is kept can be understood", content);
        }
    }
}
