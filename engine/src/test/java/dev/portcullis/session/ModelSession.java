package dev.portcullis.session;

import java.time.Duration;
import java.time.Instant;

/** What the model knows of a session. Moments are nanoseconds of the clock that nobody sets. */
final class ModelSession {
    static final Duration LONGEST = Duration.ofHours(1);
    static final Duration DEFAULT_LONGEST = Duration.ofHours(30);
    static final Duration IDLE = Duration.ofMinutes(10);

    final Session real;
    final String user;
    final String role;
    final String node;
    final Instant certificate;
    final long opened;
    long touched;
    long renewed;

    ModelSession(Session real, String user, String role, String node, Instant certificate, long now) {
        this.real = real;
        this.user = user;
        this.role = role;
        this.node = node;
        this.certificate = certificate;
        this.opened = now;
        this.touched = now;
        this.renewed = now;
    }

    boolean brief() {
        return role.equals("brief");
    }

    boolean strict() {
        return role.equals("careful");
    }

    Duration longest() {
        return brief() ? LONGEST : DEFAULT_LONGEST;
    }
}
