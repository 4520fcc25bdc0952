package dev.portcullis.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When to look at which session again.
 *
 * <p>Sessions that are due at about the same moment share a slot, and slots are sorted. The farther away a moment is, the
 * coarser are the slots: a session in a coarse one is woken a little early, finds that nothing is due, and gets a finer
 * one. So a million sessions make a few thousand slots, whether they are due at a million moments or at one.
 */
final class Agenda {
    private static final long FINEST = 1L << 20;
    private static final int FRACTION_BITS = 6;

    private final Clocks clocks;
    private final Deadlines deadlines;
    private final TreeMap<Long, Crowd<Long>> slots = new TreeMap<>();

    Agenda(Clocks clocks, Deadlines deadlines) {
        this.clocks = clocks;
        this.deadlines = deadlines;
    }

    /**
     * Makes sure that a session is looked at when something is due.
     *
     * @return whether it is earlier than all that were due before
     */
    synchronized boolean arm(Session session) {
        long before = next();
        cancel(session);
        long due = deadlines.next(session);
        if (due == Clocks.NEVER || !session.isOpen()) {
            return false;
        }
        Crowd<Long> slot = slots.computeIfAbsent(slot(due, clocks.moment()), Crowd::new);
        slot.add(session, Session.SEAT_IN_AGENDA);
        session.alarm(slot);
        return slot.key() < before;
    }

    /** Forgets a session. */
    synchronized void cancel(Session session) {
        Crowd<Long> slot = session.alarm();
        if (slot != null) {
            session.alarm(null);
            slot.remove(session, Session.SEAT_IN_AGENDA);
            if (slot.isEmpty()) {
                slots.remove(slot.key());
            }
        }
    }

    /** Takes out sessions that are due, but not more than so many. */
    synchronized List<Session> due(int most) {
        List<Session> due = new ArrayList<>();
        long now = clocks.moment();
        for (Map.Entry<Long, Crowd<Long>> first = slots.firstEntry();
                first != null && first.getKey() <= now && due.size() < most;
                first = slots.firstEntry()) {
            for (Session session : first.getValue().members(most - due.size())) {
                cancel(session);
                due.add(session);
            }
        }
        return due;
    }

    /** The moment at which the first session is due. */
    synchronized long next() {
        return slots.isEmpty() ? Clocks.NEVER : slots.firstKey();
    }

    /** A moment that is never late by more than the finest grain, and early by no more than a fraction of the time left. */
    private static long slot(long due, long now) {
        if (due <= now) {
            return now;
        }
        long grain = Long.highestOneBit(due - now) >> FRACTION_BITS;
        return grain > FINEST ? due & -grain : due + FINEST - 1 & -FINEST;
    }
}
