package dev.portcullis.locks;

import dev.portcullis.decision.LockKnowledge;
import java.time.Duration;

/** What is known of a lock view being complete. Moments are those of {@link System#nanoTime}. */
public sealed interface Proof {
    /** Nothing can be missing: the view was handed over whole. */
    Proof ALWAYS = new Always();

    /** Something is missing, or may be. */
    Proof NEVER = new Never();

    /** How long ago, at a moment, the view was proven complete. */
    Duration ageAt(long nanoTime);

    /** Whether, at a moment, that is too long ago to rely on. */
    boolean staleAt(long nanoTime);

    /** Needs no proof. */
    record Always() implements Proof {
        @Override
        public Duration ageAt(long nanoTime) {
            return Duration.ZERO;
        }

        @Override
        public boolean staleAt(long nanoTime) {
            return false;
        }
    }

    /** Is not proven at all. */
    record Never() implements Proof {
        @Override
        public Duration ageAt(long nanoTime) {
            return LockKnowledge.UNKNOWN_AGE;
        }

        @Override
        public boolean staleAt(long nanoTime) {
            return true;
        }
    }

    /**
     * Was proven once.
     *
     * @param provenAt the moment at which the view held everything that there was
     * @param bound how long that can be relied on
     */
    record At(long provenAt, Duration bound) implements Proof {
        @Override
        public Duration ageAt(long nanoTime) {
            return Duration.ofNanos(Math.max(0, nanoTime - provenAt));
        }

        @Override
        public boolean staleAt(long nanoTime) {
            return nanoTime - provenAt > bound.toNanos();
        }
    }
}
