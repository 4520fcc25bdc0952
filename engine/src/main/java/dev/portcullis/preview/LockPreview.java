package dev.portcullis.preview;

import dev.portcullis.cluster.StoredUser;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.LockTerms;
import dev.portcullis.lock.TargetField;
import dev.portcullis.lock.WantedLabel;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.preview.Concern.Duplicate;
import dev.portcullis.preview.Concern.LocksEverything;
import dev.portcullis.preview.Concern.LocksOutCaller;
import dev.portcullis.preview.Concern.LocksOutTheLast;
import dev.portcullis.preview.Concern.NeverInForce;
import dev.portcullis.preview.Concern.Weight;
import dev.portcullis.preview.LockedUser.Extent;
import dev.portcullis.source.Fragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a lock would do if it were made now.
 *
 * @param lock the lock
 * @param from when it begins to have effect, now at the earliest; empty for never
 * @param sessions those open sessions that it ends
 * @param users those known users whom it keeps out
 * @param concerns what speaks against it, the weightiest first
 */
public record LockPreview(
        Lock lock, Optional<Instant> from, EndedSessions sessions, List<LockedUser> users, List<Concern> concerns) {
    public LockPreview {
        users = List.copyOf(users);
        concerns = List.copyOf(concerns);
    }

    /** Looks ahead; a lock that is there under the same name is thought to be replaced. */
    public static LockPreview of(Lock lock, Surroundings surroundings) {
        return begin(lock, surroundings.now())
                .map(from -> new Ahead(lock, surroundings.without(lock), from).preview())
                .orElseGet(() -> new LockPreview(
                        lock, Optional.empty(), EndedSessions.NONE, List.of(), List.of(new NeverInForce())));
    }

    /** When a lock that is made now begins to have effect; never where it is over already. */
    public static Optional<Instant> begin(Lock lock, Instant now) {
        if (lock.inForce(now)) {
            return Optional.of(now);
        }
        return lock.isToCome(now) ? Optional.of(lock.terms().starts()) : Optional.empty();
    }

    /** Whether it should not be made without saying that it is meant. */
    public boolean objects() {
        return concerns.stream().anyMatch(concern -> concern.weight() == Weight.OBJECTION);
    }

    /** The look from one instant on. */
    private record Ahead(Lock lock, Surroundings before, Instant from) {
        LockPreview preview() {
            LockTrial alone = only(lock);
            EndedSessions sessions = new EndedSessions(
                    before.sessions().stream()
                            .filter(alone::ends)
                            .map(OpenSession::name)
                            .toList(),
                    before.sessions().size());
            return new LockPreview(lock, Optional.of(from), sessions, users(alone), concerns(alone));
        }

        private List<LockedUser> users(LockTrial alone) {
            Optional<LockTrial> named = named();
            List<LockedUser> found = new ArrayList<>();
            for (StoredUser user : before.users()) {
                if (alone.keepsOut(user)) {
                    found.add(new LockedUser(user, Extent.ALL));
                } else if (isOfLabelsAlone()
                        || named.filter(trial -> trial.keepsOut(user)).isPresent()) {
                    found.add(new LockedUser(user, Extent.SOME));
                }
            }
            return found;
        }

        /** Whether everybody is kept out of some resources. */
        private boolean isOfLabelsAlone() {
            return lock.target().fields().isEmpty() && lock.terms().expression().isEmpty();
        }

        private static boolean isOfAll(WantedLabel label) {
            return label.key().equals("*")
                    && label.values().stream().map(Fragment::text).anyMatch("*"::equals);
        }

        /** The lock without what depends on more than who somebody is; nothing when it names nobody. */
        private Optional<LockTrial> named() {
            Map<TargetField, String> who = lock.target().fields().entrySet().stream()
                    .filter(target -> target.getKey() == TargetField.USER || target.getKey() == TargetField.ROLE)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            return who.isEmpty()
                    ? Optional.empty()
                    : Optional.of(only(new Lock(
                            lock.name(),
                            new LockTarget(who),
                            LockTerms.of(lock.terms().match()),
                            "",
                            Instant.MAX,
                            Instant.MAX,
                            lock.place())));
        }

        private LockTrial only(Lock one) {
            return new LockTrial(before, LockIndex.of(List.of(one)), from);
        }

        private List<Concern> concerns(LockTrial alone) {
            List<Concern> concerns = new ArrayList<>();
            lockedOut().ifPresent(concerns::add);
            if (isOfLabelsAlone()
                    && !lock.terms().labels().isEmpty()
                    && lock.terms().labels().stream().allMatch(Ahead::isOfAll)) {
                concerns.add(new LocksEverything());
            }
            before.caller()
                    .filter(caller -> alone.keepsOut(user(caller)))
                    .map(LocksOutCaller::new)
                    .ifPresent(concerns::add);
            concerns.addAll(new KnownTargets(before).unknown(lock));
            duplicate().ifPresent(concerns::add);
            return concerns;
        }

        private Optional<LocksOutTheLast> lockedOut() {
            LockTrial without = new LockTrial(before, before.index(), from);
            LockTrial with = new LockTrial(before, before.with(lock).index(), from);
            List<StoredUser> administrators =
                    before.users().stream().filter(without::letsDeleteLocks).toList();
            return administrators.isEmpty() || administrators.stream().anyMatch(with::letsDeleteLocks)
                    ? Optional.empty()
                    : Optional.of(new LocksOutTheLast(
                            administrators.stream().map(StoredUser::name).toList()));
        }

        private Optional<Duplicate> duplicate() {
            return before.index().beside(lock).stream()
                    .filter(other -> other.inForce(from)
                            && other.target().equals(lock.target())
                            && other.terms().equals(lock.terms()))
                    .filter(other -> !other.end().isBefore(lock.end()))
                    .min(Comparator.comparing(Lock::name))
                    .map(Duplicate::new);
        }

        /** The stored user of a name, or one of whom nothing else is known. */
        private StoredUser user(String name) {
            return before.users().stream()
                    .filter(user -> user.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> new StoredUser(name, Map.of(), List.of(), Map.of(), lock.place()));
        }
    }
}
