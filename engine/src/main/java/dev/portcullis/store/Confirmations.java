package dev.portcullis.store;

import dev.portcullis.decision.StoreToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether all who follow a store use what was written.
 *
 * @param confirmed those who use it
 * @param missing those of whom that is not known
 * @param failure why nobody can tell, where that is so
 */
public record Confirmations(List<Follower> confirmed, List<Follower> missing, Optional<StoreException> failure) {
    /** One that was not heard of for so long may be gone for good: nobody waits for it. */
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    public Confirmations {
        confirmed = List.copyOf(confirmed);
        missing = List.copyOf(missing);
    }

    /** Nobody can tell. */
    public static Confirmations unknown(StoreException failure) {
        return new Confirmations(List.of(), List.of(), Optional.of(failure));
    }

    /** Whether all use it. */
    public boolean complete() {
        return missing.isEmpty() && failure.isEmpty();
    }

    /**
     * Waits until all use everything up to a token. A decision that begins afterwards, wherever fresh locks are demanded,
     * knows of it.
     *
     * @param token of the write, which has returned before
     * @param longest when to give up
     * @return as soon as all use it, or those that do not are silent; else when it is time to give up
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public static Confirmations await(Followers followers, StoreToken token, Duration longest)
            throws InterruptedException {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            Confirmations now = look(followers, token);
            boolean over = System.nanoTime() - start >= longest.toNanos();
            if (over || now.isFinal()) {
                return now;
            }
            Thread.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private static Confirmations look(Followers followers, StoreToken token) {
        try {
            Map<Boolean, List<Follower>> all =
                    followers.all().stream().collect(Collectors.partitioningBy(follower -> follower.confirms(token)));
            return new Confirmations(
                    all.getOrDefault(true, List.of()), all.getOrDefault(false, List.of()), Optional.empty());
        } catch (StoreException failure) {
            return unknown(failure);
        }
    }

    private boolean isFinal() {
        return failure.isEmpty() && missing.stream().allMatch(Confirmations::isSilent);
    }

    private static boolean isSilent(Follower follower) {
        return follower.silent().compareTo(LONGEST_SILENCE) > 0;
    }
}
