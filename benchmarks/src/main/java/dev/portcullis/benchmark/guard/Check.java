package dev.portcullis.benchmark.guard;

import java.util.Locale;

/**
 * A number and what it may be at most.
 *
 * @param name what it is
 * @param measured the number
 * @param budget the most
 */
record Check(String name, double measured, double budget) {
    /** A number that is none is over every budget. */
    boolean holds() {
        return measured <= budget;
    }

    String line() {
        return String.format(
                Locale.ROOT, "%-34s %10.2f %10.2f  %s", name, measured, budget, holds() ? "ok" : "OVER BUDGET");
    }

    static String header() {
        return String.format("%-34s %10s %10s", "what", "measured", "at most");
    }
}
