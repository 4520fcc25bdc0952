package dev.portcullis.audit;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Puts acts on record for those who cannot wait, in a thread of its own. None is dropped while the process lives: what cannot
 * be written is tried again each second, and waits in memory until then. Safe for any number of threads.
 */
public final class AuditFeed implements AutoCloseable {
    private static final long FAREWELL_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 1_000;
    private static final int MOST_AT_ONCE = 1_000;

    private final AuditLog log;
    private final Consumer<String> complaints;
    private final Queue<AuditEvent> waiting = new ArrayDeque<>();
    private final Thread thread;
    private boolean closed;

    /**
     * @param log where to; stays the caller's, to be closed after this
     * @param complaints is told in one clause when acts cannot be written any more; must not block
     */
    public AuditFeed(AuditLog log, Consumer<String> complaints) {
        this.log = log;
        this.complaints = complaints;
        this.thread = new Thread(this::run, "portcullis-audit");
        thread.setDaemon(true);
        thread.start();
    }

    /** Has an act put on record, soon. */
    public void add(AuditEvent event) {
        synchronized (waiting) {
            waiting.add(event);
            waiting.notifyAll();
        }
    }

    /** How many acts are not yet on record. */
    public int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Writes what waits, for five seconds at most, and complains of what it cannot. What is added later is not written. */
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.notifyAll();
        }
        try {
            thread.join(FAREWELL_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        if (waiting() > 0) {
            complaints.accept("events missing in the audit log: " + waiting());
        }
    }

    private void run() {
        boolean fails = false;
        for (List<AuditEvent> next = next(); !next.isEmpty(); next = next()) {
            try {
                log.append(next);
                done(next.size());
                fails = false;
            } catch (AuditException failure) {
                if (!fails) {
                    complaints.accept(String.valueOf(failure.getMessage()));
                }
                fails = true;
                if (!pause()) {
                    return;
                }
            }
        }
    }

    /** The acts that wait longest, as soon as there are any; none when there will be none any more. */
    private List<AuditEvent> next() {
        synchronized (waiting) {
            while (waiting.isEmpty() && !closed) {
                await(0);
            }
            return waiting.stream().limit(MOST_AT_ONCE).toList();
        }
    }

    private void done(int acts) {
        synchronized (waiting) {
            for (int act = 0; act < acts; act++) {
                waiting.remove();
            }
        }
    }

    /** Whether it makes sense to try again afterwards. */
    private boolean pause() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
        synchronized (waiting) {
            for (long left = PAUSE_MILLIS; left > 0 && !closed; left = millisUntil(end)) {
                await(left);
            }
            return !closed;
        }
    }

    private static long millisUntil(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    /** Nobody interrupts this thread. */
    private void await(long millis) {
        try {
            waiting.wait(millis);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("the thread of the audit log was interrupted", impossible);
        }
    }
}
