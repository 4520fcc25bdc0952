package dev.portcullis.follow;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.store.Followers;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets all know up to where a follower uses everything, so that they can wait for it.
 *
 * <p>Who waits must be able to rely on it that somebody who is not listed ignores no lock. A follower is therefore listed before
 * it reads anything; it stays listed for {@link #SLACK} longer than a proof of fresh locks counts; and a proof counts as if it
 * were no younger than {@link #SLACK} after the moment at which the follower was last heard of. One that is cut off thus
 * refuses by itself before it is forgotten.
 */
final class Registration {
    /** How much longer a follower is listed than its proofs count. */
    static final Duration SLACK = Duration.ofSeconds(10);

    private static final Duration RENEWAL = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);
    private static final int ID_LENGTH = 8;
    private static final int LONGEST_NAME = 150;

    private final Optional<Followers> followers;
    private final String name;
    private final Duration keep;
    private final Faults faults;
    private final Thread thread;
    private StoreToken inUse = StoreToken.NONE;
    private @Nullable Span listed;
    private boolean closed;

    /** From when to when proofs count, by the clock of {@link System#nanoTime}. */
    private record Span(long begin, long end) {
        OptionalLong narrow(long proven) {
            if (proven - begin < 0) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(proven - end > 0 ? end : proven);
        }
    }

    /**
     * Nothing is told yet.
     *
     * @param followers where to be listed; nobody waits for one who is listed nowhere
     */
    Registration(Optional<Followers> followers, FollowerSettings settings, Faults faults) {
        this.followers = followers;
        this.name = unique(settings.name());
        this.keep = settings.bound().plus(SLACK);
        this.faults = faults;
        this.thread = new Thread(this::run, "portcullis-registration");
        thread.setDaemon(true);
    }

    private static String unique(String name) {
        String plain = name.replaceAll("[^0-9A-Za-z._@:~-]", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME))
                + "~"
                + UUID.randomUUID().toString().substring(0, ID_LENGTH);
    }

    /** Is listed from now on, as one who uses nothing yet. What keeps it from that is a fault, and it is tried again. */
    void begin() {
        followers.ifPresent(list -> {
            renew(list, StoreToken.NONE, StoreToken.NONE);
            thread.start();
        });
    }

    /** Everything up to a token is in use, and all who are told of changes have been told. */
    synchronized void use(StoreToken token) {
        if (!token.equals(inUse) && !inUse.reaches(token)) {
            inUse = token;
            notifyAll();
        }
    }

    /** The moment up to which a proof counts; none where it does not count at all. */
    synchronized OptionalLong narrow(OptionalLong proven) {
        if (proven.isEmpty() || followers.isEmpty()) {
            return proven;
        }
        return listed == null || closed ? OptionalLong.empty() : listed.narrow(proven.getAsLong());
    }

    /** The same with a proof as far as it counts. */
    Snapshot narrow(Snapshot snapshot) {
        return new Snapshot(
                snapshot.token(), snapshot.resources(), narrow(snapshot.provenAt()), snapshot.predecessor());
    }

    private void run() {
        StoreToken told = StoreToken.NONE;
        boolean good = true;
        try {
            while (await(told, good ? RENEWAL : PAUSE, good)) {
                StoreToken token = current();
                good = renew(followers.orElseThrow(), told, token);
                told = good ? token : told;
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until there is something to tell; the answer is whether there is. */
    private synchronized boolean await(StoreToken told, Duration longest, boolean good) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long left = longest.toMillis();
        while (!closed && left > 0 && (!good || inUse.equals(told))) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
        return !closed;
    }

    private synchronized StoreToken current() {
        return inUse;
    }

    /** A store that takes nothing new may still take what it knows, for example when its disk is full. */
    private boolean renew(Followers list, StoreToken told, StoreToken token) {
        try {
            confirm(list, token);
            faults.mend(Part.REGISTRATION);
            return true;
        } catch (RuntimeException refused) {
            String what =
                    stays(list, told, token) ? "up to where the store is in use here" : "that the store is used here";
            faults.raise(Part.REGISTRATION, "nobody can learn " + what + ": " + refused.getMessage());
            return false;
        }
    }

    private boolean stays(Followers list, StoreToken told, StoreToken token) {
        if (told.equals(token)) {
            return false;
        }
        try {
            confirm(list, told);
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    private void confirm(Followers list, StoreToken token) {
        long moment = System.nanoTime();
        list.confirm(name, token, keep);
        extend(moment);
    }

    /** Where it may have been forgotten meanwhile, all begins anew. */
    private synchronized void extend(long moment) {
        long end = moment + SLACK.toNanos();
        listed = listed == null || moment - listed.end > 0 ? new Span(moment, end) : new Span(listed.begin, end);
    }

    /** No proof counts any more. */
    synchronized void end() {
        closed = true;
        notifyAll();
    }

    /** Is not listed any more, after the end. */
    void leave() {
        followers.ifPresent(this::leave);
    }

    private void leave(Followers list) {
        try {
            thread.join(LONGEST_FAREWELL.toMillis());
            list.leave(name);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (StoreException unreachable) {
            faults.raise(Part.REGISTRATION, "it is listed for a while yet: " + unreachable.getMessage());
        }
    }
}
