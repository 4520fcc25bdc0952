package dev.portcullis.coverage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of something was seen.
 *
 * @param seen what was seen
 * @param all what there is
 */
public record Share(long seen, long all) {
    /** In percent with one decimal place, never more than it is; all of nothing is everything. */
    public BigDecimal percent() {
        return all == 0
                ? BigDecimal.valueOf(1000, 1)
                : BigDecimal.valueOf(100 * seen).divide(BigDecimal.valueOf(all), 1, RoundingMode.DOWN);
    }

    /** Whether it is so many percent at least. */
    public boolean reaches(BigDecimal percent) {
        return BigDecimal.valueOf(100 * seen).compareTo(percent.multiply(BigDecimal.valueOf(all))) >= 0;
    }

    Share and(Share other) {
        return new Share(seen + other.seen, all + other.all);
    }
}
