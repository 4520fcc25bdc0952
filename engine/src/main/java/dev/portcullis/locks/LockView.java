package dev.portcullis.locks;

import dev.portcullis.decision.LockKnowledge;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.lock.Lock;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;

/** All locks at one revision, and what is known of there being no others. Immutable. */
public final class LockView {
    /** A cluster without locks. */
    public static final LockView EMPTY = of(List.of(), 0, Proof.ALWAYS);

    private final LockIndex index;
    private final StoreToken token;
    private final Proof proof;
    private final LockKnowledge atOnce;

    /**
     * @param index the locks
     * @param token up to where every write is among them
     * @param proof what is known of there being no others
     */
    public LockView(LockIndex index, StoreToken token, Proof proof) {
        this.index = index;
        this.token = token;
        this.proof = proof;
        this.atOnce = new LockKnowledge(token, proof.ageAt(0), !proof.staleAt(0));
    }

    /** A view of locks that no store keeps, expired ones included; fresh or stale for good. */
    public static LockView of(Collection<Lock> locks, long revision, Proof proof) {
        return new LockView(LockIndex.of(locks), StoreToken.NONE.at(revision), proof);
    }

    /** The locks. */
    public LockIndex index() {
        return index;
    }

    /** Up to where every write is among them. */
    public StoreToken token() {
        return token;
    }

    /** What is known of there being no others. */
    public Proof proof() {
        return proof;
    }

    /** The same locks, with another proof of completeness. */
    public LockView with(Proof other) {
        return new LockView(index, token, other);
    }

    /** What a decision at this moment can say of the view; the clock is asked only where the moment matters. */
    public LockKnowledge knowledge(LongSupplier nanoTime) {
        if (!(proof instanceof Proof.At)) {
            return atOnce;
        }
        long now = nanoTime.getAsLong();
        return new LockKnowledge(token, proof.ageAt(now), !proof.staleAt(now));
    }
}
