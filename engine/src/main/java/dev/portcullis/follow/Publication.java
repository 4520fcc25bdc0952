package dev.portcullis.follow;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.follow.Fault.Part;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.model.CompiledPolicy;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * What the engine uses. Locks are used as soon as they are known. The token tells up to where everything is in use, so it
 * stays behind while a policy is being compiled. Safe for any number of threads.
 */
final class Publication {
    private final PolicyEngine engine;
    private final Faults faults;
    private final Duration bound;
    private final LongSupplier nanoTime;
    private LockIndex index;
    private StoreToken seen;
    private StoreToken inUse;
    private Optional<StoreToken> ordered = Optional.empty();
    private OptionalLong provenAt = OptionalLong.empty();

    /**
     * @param engine the engine, which uses all up to the token of its view
     * @param bound how long a proof can be relied on
     * @param nanoTime the clock of proofs
     */
    Publication(PolicyEngine engine, Faults faults, Duration bound, LongSupplier nanoTime) {
        this.engine = engine;
        this.faults = faults;
        this.bound = bound;
        this.nanoTime = nanoTime;
        this.index = engine.locks().index();
        this.seen = engine.locks().token();
        this.inUse = seen;
    }

    /** The policy up to a point is to be compiled: that point is not in use until {@link #settle} has been told of it. */
    synchronized void order(StoreToken through) {
        ordered = Optional.of(through);
    }

    /**
     * Uses locks. All that the store holds up to a point is known with them, so whatever kept that from being known is over.
     *
     * @param mended what was a fault of locks and is none with these
     * @param upTo up to where they are known
     * @param proof the moment at which there were no others, if that is known
     */
    synchronized void use(LockIndex locks, Collection<String> mended, StoreToken upTo, OptionalLong proof) {
        index = locks;
        seen = upTo;
        if (ordered.isEmpty()) {
            inUse = upTo;
        }
        if (proof.isPresent()) {
            provenAt = OptionalLong.of(notLater(proof.getAsLong()));
        }
        mended.forEach(lock -> faults.mend(Part.LOCK, lock));
        faults.mend(Part.HISTORY);
        faults.mend(Part.FOLLOWER);
        publish();
    }

    /** A moment in the future has proven nothing yet. */
    private long notLater(long moment) {
        long now = nanoTime.getAsLong();
        return moment - now > 0 ? now : moment;
    }

    /** Uses other locks, of which the store knows nothing. */
    synchronized void use(LockIndex locks) {
        index = locks;
        publish();
    }

    /** The policy is to be compiled although the store has not changed; the answer is up to where it is known. */
    synchronized StoreToken orderAgain() {
        order(seen);
        return seen;
    }

    /** Uses a policy. */
    synchronized void use(CompiledPolicy policy) {
        engine.use(policy);
    }

    /** The policy up to a point has been seen to, whether it could be used or not. */
    synchronized void settle(StoreToken through) {
        if (ordered.equals(Optional.of(through))) {
            ordered = Optional.empty();
            inUse = seen;
        } else if (!inUse.reaches(through)) {
            inUse = through;
        }
        publish();
    }

    /** Up to where everything is in use; missing where locks may be missing. */
    synchronized Optional<StoreToken> inUse() {
        return faults.endProof() ? Optional.empty() : Optional.of(inUse);
    }

    /** Looks at the faults again. */
    synchronized void publish() {
        engine.use(new LockView(index, inUse, proof()));
    }

    /** Locks may be missing. Who sees that sees refusals, for nothing is proven any more before it can be seen. */
    synchronized void fail(Part part, String message) {
        engine.use(new LockView(index, inUse, Proof.NEVER));
        faults.raise(part, message);
    }

    /** What was proven may have been wrong. */
    synchronized void doubt() {
        provenAt = OptionalLong.empty();
        publish();
    }

    private Proof proof() {
        return provenAt.isEmpty() || faults.endProof() ? Proof.NEVER : new Proof.At(provenAt.getAsLong(), bound);
    }
}
