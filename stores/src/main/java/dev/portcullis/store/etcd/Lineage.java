package dev.portcullis.store.etcd;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import java.util.Optional;

/**
 * How far this process has seen the history come. What etcd tells next has to go on from there: a cluster that was restored
 * from a backup, or another one in its place, does not.
 */
final class Lineage {
    private static final String MEND = "; `portcullis store accept-epoch` declares that this is meant";

    private Head known;

    Lineage(Head known) {
        this.known = known;
    }

    /** How far the history is known; to be asked before etcd is. */
    synchronized Head known() {
        return known;
    }

    /**
     * Goes on with what etcd has told.
     *
     * @param before what was known when it was asked
     * @throws StoreException if the history that was known does not lead there
     */
    Head follow(Head before, Head now) {
        demandSuccession(before, now);
        advance(now);
        return now;
    }

    /** Goes on with what this process has written itself. */
    synchronized void advance(Head now) {
        boolean declared = succeeds(known, now);
        boolean further = now.history().epoch().equals(known.history().epoch()) && now.mod() > known.mod();
        if (declared || further) {
            known = now;
        }
    }

    private static void demandSuccession(Head before, Head now) {
        if (succeeds(before, now) || before.isSameAs(now)) {
            return;
        }
        if (!before.history().epoch().equals(now.history().epoch())) {
            throw replaced("another store is in its place, at " + now.token(), before);
        }
        long writes = now.history().revision() - before.history().revision();
        boolean follows = writes > 0
                && now.mod() - before.mod() >= writes
                && now.history().previous() >= before.mod();
        if (!follows || (writes == 1 && !now.comesNextAfter(before))) {
            throw replaced("it is at " + now.token() + " by another way", before);
        }
    }

    private static boolean succeeds(Head before, Head now) {
        return now.history().declared().equals(Optional.of(before.history().epoch()));
    }

    /** That what etcd has is not what was known. */
    static StoreException replaced(String why, Head before) {
        return new StoreException(
                Kind.REPLACED,
                "the store in etcd is not what it was: " + why + ", while " + before.token() + " was known" + MEND);
    }
}
