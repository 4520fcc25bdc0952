package dev.portcullis.server.admin;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Batch;
import dev.portcullis.store.Change;
import dev.portcullis.store.GapException;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.Tail;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest changes of a store, for any number of those who follow it from afar: one thread follows the store, and all
 * others read what it has seen.
 */
final class ChangeFeed implements AutoCloseable {
    /** How many changes are remembered; one that is further behind needs a new snapshot. */
    static final int REMEMBERED = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long PAUSE_MILLIS = 1_000;

    private final Store store;
    private final Set<ChangeListener> listeners = ConcurrentHashMap.newKeySet();
    private final Deque<Change> history = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "portcullis-changes");
    private StoreToken floor = StoreToken.NONE;
    private StoreToken upTo = StoreToken.NONE;
    private OptionalLong provenAt = OptionalLong.empty();
    private volatile boolean draining;
    private volatile boolean closed;

    ChangeFeed(Store store) {
        this.store = store;
        thread.setDaemon(true);
        thread.start();
    }

    /** What there is after a point of the history. */
    sealed interface After {
        /**
         * All changes.
         *
         * @param changes none for nothing new
         * @param upTo the point up to which these are all
         * @param provenAt when that was last known to be all there is, as a moment of {@link System#nanoTime}
         */
        record Changes(List<Change> changes, StoreToken upTo, OptionalLong provenAt) implements After {}

        /** The point is still to come here. */
        record Ahead() implements After {}

        /**
         * Not all changes are known.
         *
         * @param now the point that is known
         */
        record Gap(StoreToken now) implements After {}
    }

    /**
     * The changes after a point.
     *
     * @param most how many to tell at most
     */
    synchronized After after(StoreToken seen, int most) {
        if (upTo.equals(StoreToken.NONE)) {
            return new After.Ahead();
        }
        if (!seen.epoch().equals(upTo.epoch()) || seen.revision() < floor.revision()) {
            return new After.Gap(upTo);
        }
        if (seen.revision() > upTo.revision()) {
            return new After.Ahead();
        }
        List<Change> changes = history.stream()
                .filter(change -> change.revision() > seen.revision())
                .limit(most)
                .toList();
        boolean all = changes.size() < most;
        StoreToken end = all ? upTo : upTo.at(changes.get(changes.size() - 1).revision());
        return new After.Changes(changes, end, all ? provenAt : OptionalLong.empty());
    }

    /** Calls somebody whenever there is something new. */
    void listen(ChangeListener listener) {
        listeners.add(listener);
        if (draining) {
            listener.finish();
        }
    }

    /** Lets nobody follow any more. */
    void drain() {
        draining = true;
        listeners.forEach(ChangeListener::finish);
    }

    /** Does not call any more. */
    void forget(ChangeListener listener) {
        listeners.remove(listener);
    }

    private void run() {
        boolean known = false;
        while (!closed) {
            known = round(known);
        }
    }

    /** The answer is whether the history is still known. */
    private boolean round(boolean known) {
        try {
            if (!known) {
                begin(store.snapshot().token());
            }
            follow();
            return true;
        } catch (GapException gap) {
            return false;
        } catch (StoreException unreachable) {
            LOG.debug("the changes of the store are not known: {}", unreachable.getMessage());
            return rest();
        } catch (InterruptedException interrupted) {
            return rest();
        } catch (RuntimeException fault) {
            LOG.error("following the store for others failed", fault);
            rest();
            return false;
        }
    }

    private boolean rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException hurry) {
            LOG.debug("woken");
        }
        return !token().equals(StoreToken.NONE);
    }

    private synchronized StoreToken token() {
        return upTo;
    }

    private void begin(StoreToken at) {
        synchronized (this) {
            history.clear();
            floor = at;
            upTo = at;
            provenAt = OptionalLong.empty();
        }
        listeners.forEach(ChangeListener::wake);
    }

    private void follow() throws InterruptedException {
        try (Tail tail = store.tail(token())) {
            while (!closed) {
                add(tail.next(POLL));
            }
        }
    }

    private void add(Batch batch) {
        synchronized (this) {
            batch.changes().stream()
                    .filter(change -> change.revision() > upTo.revision())
                    .forEach(this::remember);
            upTo = batch.upTo();
            provenAt = batch.provenAt();
        }
        if (!batch.changes().isEmpty()) {
            listeners.forEach(ChangeListener::wake);
        }
    }

    private void remember(Change change) {
        history.add(change);
        if (history.size() > REMEMBERED) {
            floor = upTo.at(history.remove().revision());
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
