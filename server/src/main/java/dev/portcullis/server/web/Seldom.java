package dev.portcullis.server.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts something that may happen often, and has it told of at most every ten seconds. */
public final class Seldom {
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final LongAdder count = new LongAdder();
    private final AtomicLong due = new AtomicLong(System.nanoTime());

    /** It has happened once more; tells whether to tell of it. */
    public boolean happens() {
        count.increment();
        long moment = due.get();
        long now = System.nanoTime();
        return now - moment >= 0 && due.compareAndSet(moment, now + PAUSE);
    }

    /** How often it has happened. */
    public long count() {
        return count.sum();
    }
}
