package dev.portcullis.parse;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a duration of the right shape. Counted in nanoseconds like Go's, in the same range; what is less than
 * a nanosecond in one part is dropped.
 */
final class DurationText {
    private static final Pattern PART = Pattern.compile("(\\d*)\\.?(\\d*)([^\\d.]+)");
    private static final int FRACTION_DIGITS = 18;
    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00b5s", 1_000L,
            "\u03bcs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private DurationText() {}

    /** The duration; empty when it is beyond the range. */
    static Optional<Duration> value(String sign, String text) {
        try {
            long negative = 0;
            Matcher part = PART.matcher(text);
            while (part.find()) {
                negative = Math.addExact(negative, negativeNanos(part));
            }
            return Optional.of(Duration.ofNanos(sign.equals("-") ? negative : Math.negateExact(negative)));
        } catch (ArithmeticException overflow) {
            return Optional.empty();
        }
    }

    /** Below zero there is room for one nanosecond more. */
    private static long negativeNanos(Matcher part) {
        long unit = Optional.ofNullable(UNITS.get(part.group(3))).orElseThrow();
        long whole = 0;
        for (char digit : part.group(1).toCharArray()) {
            whole = Math.subtractExact(Math.multiplyExact(whole, 10L), Character.digit(digit, 10));
        }
        return Math.subtractExact(Math.multiplyExact(whole, unit), fraction(part.group(2), unit));
    }

    private static long fraction(String digits, long unit) {
        String counted = digits.substring(0, Math.min(digits.length(), FRACTION_DIGITS));
        return new BigDecimal("0." + counted + "0")
                .multiply(BigDecimal.valueOf(unit))
                .longValue();
    }
}
