package dev.portcullis.session;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reviews of all sessions, a part at a time so that nothing else has to wait for the end of one. */
final class Rounds {
    private static final int PART = 256;

    private final Collection<Session> all;
    private final Supervision supervision;
    private final AtomicBoolean demanded = new AtomicBoolean();
    private Iterator<Session> left = Collections.emptyIterator();

    Rounds(Collection<Session> all, Supervision supervision) {
        this.all = all;
        this.supervision = supervision;
    }

    /** Asks for a round over all who are there now; one that is under way comes to its end before. */
    void demand() {
        demanded.set(true);
    }

    /** Does a part; for one thread. */
    void goOn() {
        if (!left.hasNext() && demanded.getAndSet(false)) {
            left = all.iterator();
        }
        for (int done = 0; done < PART && left.hasNext(); done++) {
            supervision.review(left.next(), Optional.empty());
        }
        if (!left.hasNext()) {
            left = Collections.emptyIterator();
        }
    }

    boolean underWay() {
        return left.hasNext() || demanded.get();
    }
}
