package dev.portcullis.store.etcd;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * How far this process has seen the history come. What etcd tells next has to go on from there: a cluster that was restored
 * from a backup, or another one in its place, does not.
 */
final class Lineage {
    private static final String MEND = "; `portcullis store accept-epoch` declares that this is meant";

    private final BiPredicate<Head, Head> past;
    private Head known;
    private boolean left;

    /**
     * @param known up to where the history is known
     * @param past whether the first lies in the past of the second, as far as that can be told; throws {@link StoreException}
     *     if nobody answers
     */
    Lineage(Head known, BiPredicate<Head, Head> past) {
        this.known = known;
        this.past = past;
    }

    /** How far the history is known; to be asked before etcd is. */
    synchronized Head known() {
        return known;
    }

    /**
     * Goes on with what etcd has told, once it is certain that the history that was known lies in its past.
     *
     * @param before what was known when it was asked
     * @throws StoreException if the history that was known does not lead there, or that cannot be told
     */
    Head follow(Head before, Head now) {
        demand(before, now);
        boolean certain = before.isSameAs(now) || now.comesNextAfter(before) || succeeds(before, now);
        if (!certain && !past.test(before, now)) {
            throw leave("it has another past, at " + now.token(), before);
        }
        advance(now);
        return now;
    }

    /** Goes on with what this process has written itself, after it had followed what it was written on. */
    synchronized void advance(Head now) {
        boolean declared = succeeds(known, now);
        boolean further = now.history().epoch().equals(known.history().epoch()) && now.mod() > known.mod();
        if (declared) {
            left = false;
        }
        if (declared || (further && !left)) {
            known = now;
        }
    }

    /**
     * Demands what the numbers alone can tell: that what etcd has told may go on with what was known. Whoever has once been
     * told something else is taken back by nothing but a history that is declared the successor.
     *
     * @param before what was known when it was asked
     * @throws StoreException if the history that was known does not lead there
     */
    synchronized void demand(Head before, Head now) {
        if (succeeds(before, now)) {
            return;
        }
        if (left) {
            throw leave("it has gone another way, and is at " + now.token(), before);
        }
        if (before.isSameAs(now)) {
            return;
        }
        if (!before.history().epoch().equals(now.history().epoch())) {
            throw leave("another store is in its place, at " + now.token(), before);
        }
        long writes = now.history().revision() - before.history().revision();
        boolean follows = writes > 0
                && now.mod() - before.mod() >= writes
                && now.history().previous() >= before.mod();
        if (!follows || (writes == 1 && !now.comesNextAfter(before))) {
            throw leave("it is at " + now.token() + " by another way", before);
        }
    }

    private synchronized StoreException leave(String why, Head before) {
        left = true;
        return replaced(why, before);
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
