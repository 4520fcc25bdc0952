package dev.portcullis.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** Two clocks that only move when they are told to, and a thread that never runs. */
final class HandClock implements InstantSource {
    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    static final ThreadFactory NO_THREAD = task -> new Thread(() -> {}, "never started by anybody who counts");

    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
    private volatile Instant wall = START;

    @Override
    public Instant instant() {
        return wall;
    }

    long nanoTime() {
        return nanos.get();
    }

    /** Time passes on both clocks. */
    void pass(Duration time) {
        wall = wall.plus(time);
        nanos.addAndGet(time.toNanos());
    }

    /** Somebody sets the wall clock. */
    void set(Duration offset) {
        wall = wall.plus(offset);
    }

    SessionSettings settings() {
        return SessionSettings.DEFAULT.withClocks(this, this::nanoTime);
    }
}
