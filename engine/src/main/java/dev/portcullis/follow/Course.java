package dev.portcullis.follow;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Batch;
import dev.portcullis.store.Change;
import dev.portcullis.store.Change.Written;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * How far the history of a store is known, and whether what the store tells next goes on with it. Nothing that a store
 * says is taken on trust: changes come late, twice or out of order, and stores are swapped. For one thread.
 */
final class Course {
    private static final String MEND = "; `portcullis store accept-epoch` declares that this is meant";

    private StoreToken seen;
    private boolean lost;

    Course(StoreToken seen) {
        this.seen = seen;
    }

    /** Up to where the history is known. */
    StoreToken seen() {
        return seen;
    }

    /** Whether the store has left this history; then only one that is declared its successor goes on with it. */
    boolean lost() {
        return lost;
    }

    /**
     * Goes on with a snapshot.
     *
     * @throws ForeignHistoryException if that is one of another history
     */
    void follow(Snapshot snapshot) {
        StoreToken token = snapshot.token();
        if (snapshot.predecessor().equals(Optional.of(seen.epoch()))) {
            lost = false;
        } else if (!token.epoch().equals(seen.epoch())) {
            throw leave("the store is another one, at " + token + ", while " + seen + " was known");
        } else if (lost || token.revision() < seen.revision()) {
            throw leave("the store went back to " + token + ", while " + seen + " was known");
        }
        seen = token;
    }

    /**
     * Goes on with changes.
     *
     * @param known the revision of a resource as it is known
     * @return those that are new, in order; all between what was known and what is known now
     * @throws ForeignHistoryException if they are of another history
     * @throws ContradictionException if some are missing
     */
    List<Change> follow(Batch batch, Function<ResourceKey, OptionalLong> known) {
        StoreToken token = batch.upTo();
        if (!token.epoch().equals(seen.epoch())) {
            throw new ContradictionException("changes of " + token + " came after " + seen);
        }
        if (token.revision() < seen.revision()) {
            throw leave("the store went back to " + token + ", while " + seen + " was known");
        }
        List<Change> fresh = new ArrayList<>();
        for (Change change : batch.changes()) {
            if (change.revision() > seen.revision()) {
                fresh.add(change);
            } else {
                demandKnown(change, known.apply(change.key()));
            }
        }
        List<Change> ordered = inOrder(fresh);
        demandAll(ordered, token);
        seen = token;
        return ordered;
    }

    private ForeignHistoryException leave(String why) {
        lost = true;
        return new ForeignHistoryException(why + MEND);
    }

    /** A change that is told again, or late, must be there already. */
    private void demandKnown(Change change, OptionalLong known) {
        boolean there = change instanceof Written
                ? known.isPresent() && known.getAsLong() >= change.revision()
                : known.isEmpty() || known.getAsLong() > change.revision();
        if (!there) {
            throw new ContradictionException("the change of " + change.key() + " at revision " + change.revision()
                    + " came after everything up to " + seen);
        }
    }

    private static List<Change> inOrder(List<Change> changes) {
        List<Change> ordered = new ArrayList<>(changes.size());
        changes.stream().sorted(Comparator.comparingLong(Change::revision)).forEach(change -> {
            if (ordered.isEmpty() || ordered.get(ordered.size() - 1).revision() < change.revision()) {
                ordered.add(change);
            }
        });
        return ordered;
    }

    /** Every revision is one change, so there are as many as there are revisions. */
    private void demandAll(List<Change> ordered, StoreToken token) {
        long revisions = token.revision() - seen.revision();
        boolean beyond = !ordered.isEmpty() && ordered.get(ordered.size() - 1).revision() > token.revision();
        if (beyond || ordered.size() != revisions) {
            throw new ContradictionException(
                    ordered.size() + " changes came for the " + revisions + " between " + seen + " and " + token);
        }
    }
}
