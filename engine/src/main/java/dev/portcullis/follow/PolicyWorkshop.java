package dev.portcullis.follow;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.StoredResource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compiles policies in a thread of its own. Of several that wait only the latest is compiled. */
final class PolicyWorkshop implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "portcullis-policy");
        made.setDaemon(true);
        return made;
    });

    private final AtomicReference<@Nullable Order> latest = new AtomicReference<>();
    private final Consumer<Order> work;

    /**
     * What is to be compiled.
     *
     * @param resources the texts of a store that are part of the policy
     * @param through up to where they are known
     */
    record Order(List<StoredResource> resources, StoreToken through) {}

    /** @param work compiles and sees to the outcome; it does not fail */
    PolicyWorkshop(Consumer<Order> work) {
        this.work = work;
    }

    void order(Order order) {
        latest.set(order);
        thread.execute(() -> {
            Order taken = latest.getAndSet(null);
            if (taken != null) {
                work.accept(taken);
            }
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
