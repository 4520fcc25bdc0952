package dev.portcullis.session;

import dev.portcullis.engine.Standing;
import dev.portcullis.request.Request;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/** An access that a gateway has opened and that can be ended. Safe for any number of threads. */
public final class Session {
    /** No activity was seen yet. */
    static final long NONE_YET = Long.MIN_VALUE;

    static final int SEAT_IN_AGENDA = 0;
    private static final int FIRST_SEAT_OF_MARKS = 1;
    private static final AtomicReferenceFieldUpdater<Session, Stage> STAGE =
            AtomicReferenceFieldUpdater.newUpdater(Session.class, Stage.class, "stage");

    /** How far a session has come. */
    enum Stage {
        OPENING,
        /** Something has ended it before it was open. */
        REFUSED,
        OPEN,
        CLOSED,
        TERMINATED
    }

    private final SessionRegistry registry;
    private final UUID id = UUID.randomUUID();
    private final Request request;
    private final Standing standing;
    private final SessionListener listener;
    private final long opened;
    private final Mark[] marks;
    private final int[] places;
    private volatile Stage stage = Stage.OPENING;
    private volatile long renewed;
    private volatile long touched = NONE_YET;
    private volatile Limits limits = Limits.NONE;
    private volatile Instant holdsUntil = Instant.MAX;
    private volatile @Nullable Instant lockCommitted;
    private @Nullable Crowd<Long> alarm;

    Session(
            SessionRegistry registry,
            Request request,
            Standing standing,
            Collection<Mark> marks,
            SessionListener listener,
            long opened) {
        this.registry = registry;
        this.request = request;
        this.standing = standing;
        this.listener = listener;
        this.opened = opened;
        this.renewed = opened;
        this.marks = marks.toArray(new Mark[0]);
        this.places = new int[FIRST_SEAT_OF_MARKS + this.marks.length];
    }

    /** What gateways and people call it; nobody can guess it. */
    public UUID id() {
        return id;
    }

    /** What it was opened for, as a request about an active session at the time of opening. */
    public Request request() {
        return request;
    }

    /** When it was opened. */
    public Instant openedAt() {
        return request.now();
    }

    /** Whether it runs: opened, and neither closed nor ended. */
    public boolean isOpen() {
        return stage == Stage.OPEN;
    }

    /** Something has happened in it: its idle time begins anew. */
    public void touch() {
        touched = registry.moment();
    }

    /**
     * The gateway still has it: its lease begins anew.
     *
     * @return whether it still runs
     */
    public boolean renew() {
        renewed = registry.moment();
        return isOpen();
    }

    /** The gateway has closed it. Its listener is not called any more, unless it has ended already. */
    public void close() {
        if (STAGE.compareAndSet(this, Stage.OPEN, Stage.CLOSED)) {
            registry.forget(this);
        }
    }

    /** The gateway has cut the connection of a session that has ended; counts once. */
    public void acknowledge() {
        Instant committed;
        synchronized (this) {
            committed = lockCommitted;
            lockCommitted = null;
        }
        if (committed != null) {
            registry.acknowledged(committed);
        }
    }

    /** From now on it is open, unless something has ended it before. */
    boolean open() {
        return STAGE.compareAndSet(this, Stage.OPENING, Stage.OPEN);
    }

    /** Makes sure that it does not open any more; the answer is whether it never was open. */
    boolean stayOut() {
        STAGE.compareAndSet(this, Stage.OPENING, Stage.REFUSED);
        return stage == Stage.REFUSED;
    }

    /** Ends it; the answer is what it was before. */
    Stage leave() {
        return STAGE.getAndUpdate(this, now -> switch (now) {
            case OPENING -> Stage.REFUSED;
            case OPEN -> Stage.TERMINATED;
            case REFUSED, CLOSED, TERMINATED -> now;
        });
    }

    /** Whether it is open or may still be. */
    boolean isAlive() {
        Stage now = stage;
        return now == Stage.OPEN || now == Stage.OPENING;
    }

    /** What of its request was fixed when it was opened. */
    public Standing standing() {
        return standing;
    }

    SessionListener listener() {
        return listener;
    }

    /** The moment it was opened. */
    long opened() {
        return opened;
    }

    /** The moment it was last renewed. */
    long renewed() {
        return renewed;
    }

    /** The moment of the last activity, or {@link #NONE_YET}. */
    long touched() {
        return touched;
    }

    Limits limits() {
        return limits;
    }

    void limit(Limits other) {
        limits = other;
    }

    /** When it must be decided about again, although nothing was written. */
    Instant holdsUntil() {
        return holdsUntil;
    }

    void holdsUntil(Instant until) {
        holdsUntil = until;
    }

    /** A lock of that time has ended it. */
    void endedByLock(Instant committed) {
        lockCommitted = committed;
    }

    Mark[] marks() {
        return marks;
    }

    static int seatOfMark(int number) {
        return FIRST_SEAT_OF_MARKS + number;
    }

    /** Its place in the crowd of a seat; for that crowd alone. */
    int place(int seat) {
        return places[seat];
    }

    void settle(int seat, int place) {
        places[seat] = place;
    }

    /** Those with whom it is woken; for the agenda alone. */
    @Nullable
    Crowd<Long> alarm() {
        return alarm;
    }

    void alarm(@Nullable Crowd<Long> other) {
        alarm = other;
    }
}
