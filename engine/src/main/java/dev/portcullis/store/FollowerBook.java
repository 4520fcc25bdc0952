package dev.portcullis.store;

import dev.portcullis.decision.StoreToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Followers that are known in this process, and are forgotten with it. */
public final class FollowerBook implements Followers {
    private final Map<String, Entry> entries = new TreeMap<>();
    private final LongSupplier nanoTime;

    private record Entry(StoreToken uses, long heardAt, Duration keep) {
        Follower follower(String name, long now) {
            Duration silent = Duration.ofNanos(now - heardAt);
            return new Follower(name, uses, silent, keep.minus(silent));
        }
    }

    /** By the clock of the machine. */
    public FollowerBook() {
        this(System::nanoTime);
    }

    /** @param nanoTime a clock that goes as {@link System#nanoTime} does */
    public FollowerBook(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void confirm(String name, StoreToken uses, Duration keep) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a follower cannot be called like this");
        }
        entries.put(name, new Entry(uses, nanoTime.getAsLong(), keep));
    }

    @Override
    public synchronized void leave(String name) {
        entries.remove(name);
    }

    @Override
    public synchronized List<Follower> all() {
        long now = nanoTime.getAsLong();
        entries.entrySet()
                .removeIf(known ->
                        known.getValue().follower(known.getKey(), now).kept().isNegative());
        List<Follower> all = new ArrayList<>();
        entries.forEach((name, entry) -> all.add(entry.follower(name, now)));
        return all;
    }
}
