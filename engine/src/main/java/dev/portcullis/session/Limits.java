package dev.portcullis.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a session may last, whatever is decided about it.
 *
 * @param idle for how long nothing may happen; zero for any time
 * @param longest how long it may run; zero for any time
 * @param certificateExpires when its certificate ends it; {@link Instant#MAX} where it does not
 */
record Limits(Duration idle, Duration longest, Instant certificateExpires) {
    static final Limits NONE = new Limits(Duration.ZERO, Duration.ZERO, Instant.MAX);
}
