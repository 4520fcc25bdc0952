package dev.portcullis.decision;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Which locks a decision knew.
 *
 * @param token all that were written up to here, perhaps later ones as well
 * @param age how long ago it was proven that there are no others; {@link #UNKNOWN_AGE} where it never was
 * @param fresh whether that proof is recent enough to rely on
 */
public record LockKnowledge(StoreToken token, Duration age, boolean fresh) {
    /** The age of what has not been proven. */
    public static final Duration UNKNOWN_AGE = ChronoUnit.FOREVER.getDuration();

    /** Whether the age is known. */
    public boolean proven() {
        return !age.equals(UNKNOWN_AGE);
    }
}
