package dev.portcullis.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes decisions as lines of JSON, in a thread of its own. Nobody who decides ever waits for it: what does not fit into its
 * queue is dropped, and counted. Safe for any number of threads.
 *
 * <p>The thread looks into the queue now and then and is never woken, so that handing over a decision calls nothing of the
 * operating system.
 */
public final class DecisionLog implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int CHUNK = 64 * 1024;

    /** Something done to the file. */
    private interface Step {
        void run() throws IOException;
    }

    private final DecisionLogSettings settings;
    private final LogFile file;
    private final Queue<DecisionRecord> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final Thread thread;
    private volatile boolean reopenDemanded;
    private volatile boolean broken;
    private volatile boolean closed;

    private DecisionLog(DecisionLogSettings settings, LogFile file) {
        this.settings = settings;
        this.file = file;
        this.thread = new Thread(this::run, "portcullis-decision-log");
        thread.setDaemon(true);
    }

    /**
     * Opens a log, and goes on after what is in it.
     *
     * @throws IOException if the file can be neither opened nor made
     */
    public static DecisionLog open(DecisionLogSettings settings) throws IOException {
        DecisionLog log = new DecisionLog(settings, new LogFile(settings.file()));
        log.thread.start();
        return log;
    }

    /** Has a decision written, soon, unless too many are waiting. */
    public void append(DecisionRecord decision) {
        if (closed || waiting.get() >= settings.capacity()) {
            dropped.increment();
            return;
        }
        waiting.incrementAndGet();
        queue.add(decision);
    }

    /** How many decisions were not written: because too many were waiting, or because the file could not be written. */
    public long dropped() {
        return dropped.sum();
    }

    /** How many decisions were written. */
    public long written() {
        return written.sum();
    }

    /** How many decisions wait to be written. */
    public int waiting() {
        return waiting.get();
    }

    /** Whether the file could not be written when it was last tried. */
    public boolean broken() {
        return broken;
    }

    /** Goes on, soon, in the file that now has the name, since the other one was moved away. */
    public void reopen() {
        reopenDemanded = true;
    }

    /** Writes what waits, for as long as the settings say, and closes the file. What is appended later is dropped. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(Math.max(1, settings.farewell().toMillis()));
            dropped.add(waiting.get());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean last = false;
        while (!last) {
            last = closed;
            reopenIfDemanded();
            writeAll();
            if (!last) {
                LockSupport.parkNanos(PAUSE);
            }
        }
        attempt(file::close);
    }

    private void reopenIfDemanded() {
        if (reopenDemanded) {
            reopenDemanded = false;
            attempt(file::reopen);
        }
    }

    private void writeAll() {
        for (DecisionRecord next = queue.poll(); next != null; next = queue.poll()) {
            writeChunk(next);
            reopenIfDemanded();
        }
    }

    private void writeChunk(DecisionRecord first) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK);
        int lines = 0;
        for (DecisionRecord next = first; next != null; next = chunk.size() < CHUNK ? queue.poll() : null) {
            chunk.writeBytes(DecisionLine.of(next, settings.mask()));
            lines++;
        }
        if (attempt(() -> file.write(chunk.toByteArray()))) {
            written.add(lines);
            mend();
        } else {
            dropped.add(lines);
        }
        waiting.addAndGet(-lines);
    }

    private boolean attempt(Step step) {
        try {
            step.run();
            return true;
        } catch (IOException failure) {
            complain(failure);
            return false;
        }
    }

    private void complain(IOException failure) {
        if (!broken) {
            broken = true;
            settings.complaints()
                    .accept("the decision log `" + file.path() + "` cannot be written: " + failure.getMessage());
        }
    }

    private void mend() {
        if (broken) {
            broken = false;
            settings.complaints().accept("the decision log `" + file.path() + "` can be written again");
        }
    }
}
