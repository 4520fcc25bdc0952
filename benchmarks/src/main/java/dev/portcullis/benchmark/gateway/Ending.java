package dev.portcullis.benchmark.gateway;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The sessions of one host end: when that was ordered, when it was written, and when the last of them was told. */
public final class Ending {
    private final String host;
    private final CountDownLatch left;
    private final AtomicLong strangers = new AtomicLong();
    private volatile long begun;
    private volatile long written;
    private volatile long last;

    Ending(String host, int sessions) {
        this.host = host;
        this.left = new CountDownLatch(sessions);
    }

    void begin() {
        begun = System.nanoTime();
    }

    void written() {
        written = System.nanoTime();
    }

    void ended(String onHost) {
        last = System.nanoTime();
        if (!onHost.equals(host)) {
            strangers.incrementAndGet();
        }
        left.countDown();
    }

    void await(Duration longest) throws InterruptedException {
        boolean all = left.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (!all || strangers.get() > 0) {
            throw new IllegalStateException(host + ": " + left.getCount() + " left, " + strangers + " of other hosts");
        }
    }

    /** Nanoseconds from the order to write the lock until it was written for good. */
    public long untilWritten() {
        return written - begun;
    }

    /** Nanoseconds from the moment at which it was written for good until the last session was told to end; less than none where
     * that came first. */
    public long afterWritten() {
        return last - written;
    }

    /** Nanoseconds from the order to write the lock until the last session was told to end. */
    public long untilLast() {
        return last - begun;
    }
}
