package dev.portcullis.session;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts what has gone wrong, and tells it. */
final class Faults {
    private final Consumer<Throwable> told;
    private final LongAdder count = new LongAdder();

    Faults(Consumer<Throwable> told) {
        this.told = told;
    }

    /** One that cannot even be told is counted twice. */
    void add(Throwable fault) {
        count.increment();
        try {
            told.accept(fault);
        } catch (RuntimeException | Error untold) {
            count.increment();
        }
    }

    long count() {
        return count.sum();
    }
}
