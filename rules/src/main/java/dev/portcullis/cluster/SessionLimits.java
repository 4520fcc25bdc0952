package dev.portcullis.cluster;

import java.time.Duration;

/**
 * What a cluster says of every session; roles can only say more.
 *
 * @param clientIdleTimeout when an idle one ends; zero for never
 * @param disconnectExpired whether one ends with its certificate
 */
public record SessionLimits(Duration clientIdleTimeout, boolean disconnectExpired) {
    /** Sessions without end. */
    public static final SessionLimits NONE = new SessionLimits(Duration.ZERO, false);
}
