package dev.portcullis.session;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The thread of a registry: does what is due, and sleeps until something else is. */
final class Pulse implements AutoCloseable {
    private static final long AFTER_FAULT = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_END_MILLIS = 5_000;

    private final LongSupplier beat;
    private final Consumer<Throwable> faults;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param beat does what is due, and tells how many nanoseconds it can wait
     * @param faults is told what that throws; it goes on
     */
    Pulse(LongSupplier beat, Consumer<Throwable> faults, ThreadFactory threads) {
        this.beat = beat;
        this.faults = faults;
        this.thread = threads.newThread(this::run);
    }

    void start() {
        thread.start();
    }

    /** Something has become due earlier than it was thought. */
    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            long wait = beat();
            if (wait > 0 && !Thread.interrupted()) {
                LockSupport.parkNanos(this, wait);
            }
        }
    }

    private long beat() {
        try {
            return beat.getAsLong();
        } catch (RuntimeException | Error fault) {
            faults.accept(fault);
            return AFTER_FAULT;
        }
    }

    /** Ends the thread, and waits for that unless it is the caller. */
    @Override
    public void close() {
        closed = true;
        wake();
        if (thread != Thread.currentThread()) {
            try {
                thread.join(LONGEST_END_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
