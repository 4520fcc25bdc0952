package dev.portcullis.preview;

import dev.portcullis.cluster.StoredUser;
import dev.portcullis.preview.Concern.LocksOutTheLast;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who is left to remove locks once a user is deleted or changed. */
public final class Succession {
    private Succession() {}

    /**
     * What speaks against it: that this user is the last one who may delete locks.
     *
     * @param user the name of the user
     * @param after what becomes of the user; empty where it is deleted
     */
    public static Optional<LocksOutTheLast> objection(
            String user, Optional<StoredUser> after, Surroundings surroundings) {
        LockTrial trial = new LockTrial(surroundings, surroundings.index(), surroundings.now());
        Predicate<StoredUser> itself = known -> known.name().equals(user);
        boolean may = surroundings.users().stream().filter(itself).anyMatch(trial::letsDeleteLocks);
        boolean left = after.filter(trial::letsDeleteLocks).isPresent();
        return !may
                        || left
                        || surroundings.users().stream().filter(itself.negate()).anyMatch(trial::letsDeleteLocks)
                ? Optional.empty()
                : Optional.of(new LocksOutTheLast(List.of(user)));
    }
}
