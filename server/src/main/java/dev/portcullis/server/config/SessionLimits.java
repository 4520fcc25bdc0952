package dev.portcullis.server.config;

import java.time.Duration;

/**
 * How sessions of gateways are kept.
 *
 * @param lease how long a session runs that its gateway does not renew
 * @param most open at once
 */
public record SessionLimits(Duration lease, int most) {
    /** A minute, and a million. */
    public static final SessionLimits USUAL = new SessionLimits(Duration.ofMinutes(1), 1_000_000);
}
