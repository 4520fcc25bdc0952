package dev.portcullis.check;

/**
 * How much may still be tried in search of conditions that are always the same. When it is spent, less is found, and
 * nothing wrong is said. Counted in steps and not in time, so that the same text always gives the same answer.
 */
final class Effort {
    private static final long MOST_STEPS = 1_000_000;

    private long left = MOST_STEPS;

    /** Takes some steps; answers whether there were enough. */
    boolean spend(long steps) {
        left -= steps;
        return left >= 0;
    }
}
