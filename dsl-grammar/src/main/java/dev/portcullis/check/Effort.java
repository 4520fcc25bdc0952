package dev.portcullis.check;

/**
 * How much may still be tried in search of conditions that are always the same. When it is spent, less is found, and
 * nothing wrong is said. Counted in steps and not in time, so that the same text always gives the same answer.
 */
final class Effort {
    private static final long MOST_STEPS = 1_000_000;

    private long left = MOST_STEPS;

    /** Takes some steps if there are enough; answers whether there were. */
    boolean spend(long steps) {
        boolean enough = steps <= left;
        left -= enough ? steps : 0;
        return enough;
    }
}
