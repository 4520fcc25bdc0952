package dev.portcullis.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What need not hold at once, but soon. */
final class Soon {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Soon() {}

    /** Waits until something holds, ten seconds at most, since the machine may be busy. */
    static void holds(BooleanSupplier something) {
        long begin = System.nanoTime();
        while (!something.getAsBoolean()) {
            assertThat(System.nanoTime() - begin).as("nanoseconds without it").isLessThan(LONGEST.toNanos());
            Thread.onSpinWait();
        }
    }
}
