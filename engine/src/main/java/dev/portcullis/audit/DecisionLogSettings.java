package dev.portcullis.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How decisions are logged.
 *
 * @param file where to
 * @param mask which values are not written
 * @param capacity how many decisions wait to be written at most; those beyond are dropped
 * @param farewell how long closing waits for them
 * @param complaints is told in one clause when the file cannot be written any more, and when it can be again; must not block
 */
public record DecisionLogSettings(Path file, Mask mask, int capacity, Duration farewell, Consumer<String> complaints) {
    private static final int CAPACITY = 65_536;
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    public DecisionLogSettings {
        if (capacity < 1 || farewell.isNegative()) {
            throw new IllegalArgumentException("at least one decision waits, and no time is negative");
        }
    }

    /** The usual mask, 65,536 decisions, five seconds. */
    public static DecisionLogSettings of(Path file, Consumer<String> complaints) {
        return new DecisionLogSettings(file, Mask.DEFAULT, CAPACITY, FAREWELL, complaints);
    }

    /** The same with another mask. */
    public DecisionLogSettings masking(Mask other) {
        return new DecisionLogSettings(file, other, capacity, farewell, complaints);
    }

    /** The same with room for another number of decisions. */
    public DecisionLogSettings holding(int decisions) {
        return new DecisionLogSettings(file, mask, decisions, farewell, complaints);
    }

    /** The same with another time to wait at the end. */
    public DecisionLogSettings leavingAfter(Duration time) {
        return new DecisionLogSettings(file, mask, capacity, time, complaints);
    }
}
