package dev.portcullis.follow;

import dev.portcullis.core.CoreRules;
import dev.portcullis.store.Followers;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How a store is followed.
 *
 * @param name what this follower is called where those who follow the store are listed
 * @param followers where it is listed; missing for where the store says
 * @param bound how long a proof that no lock is missing can be relied on
 * @param poll how long to wait for changes at a time; after each, what has expired is looked for
 * @param folders files and folders with a policy beside the one in the store, read anew when they change
 * @param remembered how many decisions are remembered at most; 0 for none
 * @param expiry what is done about resources whose time has passed
 * @param rules the core rules, perhaps with others beside them; engines may share them
 * @param clock tells when resources expire
 * @param nanoTime the clock of proofs, which goes as {@link System#nanoTime} does
 */
public record FollowerSettings(
        String name,
        Optional<Followers> followers,
        Duration bound,
        Duration poll,
        List<Path> folders,
        int remembered,
        Expiry expiry,
        CoreRules rules,
        InstantSource clock,
        LongSupplier nanoTime) {
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int REMEMBERED = 10_000;

    public FollowerSettings {
        folders = List.copyOf(folders);
        if (bound.isNegative() || bound.isZero() || poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("a bound and a time to wait are longer than nothing");
        }
    }

    /** A bound of five minutes as in Teleport, no folders, nothing deleted, by the clocks of the machine. */
    public static FollowerSettings of(CoreRules rules) {
        return new FollowerSettings(
                ManagementFactory.getRuntimeMXBean().getName(),
                Optional.empty(),
                BOUND,
                POLL,
                List.of(),
                REMEMBERED,
                Expiry.LEAVE,
                rules,
                InstantSource.system(),
                System::nanoTime);
    }

    /** The same under another name. */
    public FollowerSettings named(String other) {
        return new FollowerSettings(other, followers, bound, poll, folders, remembered, expiry, rules, clock, nanoTime);
    }

    /** The same, listed elsewhere than the store says. */
    public FollowerSettings listedIn(Followers others) {
        return new FollowerSettings(
                name, Optional.of(others), bound, poll, folders, remembered, expiry, rules, clock, nanoTime);
    }

    /** The same with another bound. */
    public FollowerSettings within(Duration other) {
        return new FollowerSettings(name, followers, other, poll, folders, remembered, expiry, rules, clock, nanoTime);
    }

    /** The same with another time to wait. */
    public FollowerSettings polling(Duration other) {
        return new FollowerSettings(name, followers, bound, other, folders, remembered, expiry, rules, clock, nanoTime);
    }

    /** The same with files and folders of a policy. */
    public FollowerSettings beside(List<Path> others) {
        return new FollowerSettings(name, followers, bound, poll, others, remembered, expiry, rules, clock, nanoTime);
    }

    /** The same with so many remembered decisions. */
    public FollowerSettings remembering(int decisions) {
        return new FollowerSettings(name, followers, bound, poll, folders, decisions, expiry, rules, clock, nanoTime);
    }

    /** The same with another way to treat what has expired. */
    public FollowerSettings with(Expiry other) {
        return new FollowerSettings(name, followers, bound, poll, folders, remembered, other, rules, clock, nanoTime);
    }

    /** The same by other clocks. */
    public FollowerSettings by(InstantSource wall, LongSupplier monotonic) {
        return new FollowerSettings(name, followers, bound, poll, folders, remembered, expiry, rules, wall, monotonic);
    }
}
