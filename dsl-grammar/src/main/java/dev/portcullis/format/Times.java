package dev.portcullis.format;

import java.time.Duration;

/** Durations with the largest units that leave no fraction. */
public final class Times {
    private static final String[] UNITS = {"h", "m", "s", "ms", "us", "ns"};
    private static final long[] NANOS = {3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L};

    private Times() {}

    /** A duration as Go reads it, without units that are zero. */
    public static String print(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        StringBuilder out = new StringBuilder(duration.isNegative() ? "-" : "");
        long rest = duration.toNanos();
        for (int i = 0; i < UNITS.length; i++) {
            if (rest / NANOS[i] != 0) {
                out.append(Long.toUnsignedString(Math.abs(rest / NANOS[i]))).append(UNITS[i]);
            }
            rest %= NANOS[i];
        }
        return out.toString();
    }
}
