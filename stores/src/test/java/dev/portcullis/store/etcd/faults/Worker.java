package dev.portcullis.store.etcd.faults;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Does one thing again and again in a thread of its own, until it is told to stop. */
final class Worker implements AutoCloseable {
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(30);

    private final Thread thread;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean stopped;

    private Worker(String name, Step step) {
        this.thread = new Thread(() -> run(step), name);
        thread.setDaemon(true);
    }

    /** What is done once. */
    interface Step {
        void run() throws InterruptedException;
    }

    static Worker start(String name, Step step) {
        Worker worker = new Worker(name, step);
        worker.thread.start();
        return worker;
    }

    private void run(Step step) {
        try {
            while (!stopped) {
                step.run();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failed) {
            failure.set(failed);
        }
    }

    /** Lets it end what it is at, and no more; tells if it has failed. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(LONGEST_FAREWELL.toMillis());
        } catch (InterruptedException hurry) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new AssertionError(thread.getName() + " does not come to an end");
        }
        if (failure.get() != null) {
            throw new AssertionError(thread.getName() + " failed", failure.get());
        }
    }
}
