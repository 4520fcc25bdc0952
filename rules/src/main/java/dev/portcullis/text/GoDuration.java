package dev.portcullis.text;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as Go's {@code %v} writes them: {@code 1h0m0s}, {@code 1.5s}, {@code 20ms}. */
public final class GoDuration {
    private static final long SECOND = 1_000_000_000L;

    private GoDuration() {}

    /** The duration in Go's form. */
    public static String of(Duration duration) {
        String sign = duration.isNegative() ? "-" : "";
        Duration size = duration.abs();
        return sign + (size.toSeconds() == 0 ? small(size.toNanos()) : large(size));
    }

    private static String small(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        return nanos < 1_000_000 ? decimal(nanos, 3) + "\u00b5s" : decimal(nanos, 6) + "ms";
    }

    private static String large(Duration size) {
        String seconds = decimal(size.toSecondsPart() * SECOND + size.toNanosPart(), 9) + "s";
        if (size.toMinutes() == 0) {
            return seconds;
        }
        String minutes = size.toMinutesPart() + "m" + seconds;
        return size.toHours() == 0 ? minutes : size.toHours() + "h" + minutes;
    }

    /** A number with so many of its digits behind the point, without zeros at the end. */
    private static String decimal(long unscaled, int digits) {
        BigDecimal number = BigDecimal.valueOf(unscaled, digits).stripTrailingZeros();
        return number.toPlainString();
    }
}
