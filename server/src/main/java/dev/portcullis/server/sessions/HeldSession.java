package dev.portcullis.server.sessions;

import dev.portcullis.server.point.Gateway;
import dev.portcullis.session.Session;
import dev.portcullis.session.Termination;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A session that a gateway has opened and has not yet let go of. */
final class HeldSession {
    /**
     * How it has ended.
     *
     * @param termination why
     * @param at when
     * @param number which end of a session of its gateway this is, counted from 1
     */
    record End(Termination termination, Instant at, long number) {}

    private final long number;
    private final GatewayLine line;
    private final String connection;
    private final Session session;
    private volatile Optional<End> end = Optional.empty();

    HeldSession(long number, GatewayLine line, String connection, Session session) {
        this.number = number;
        this.line = line;
        this.connection = connection;
        this.session = session;
    }

    /** Which session this is of all, in the order of opening. */
    long number() {
        return number;
    }

    UUID id() {
        return session.id();
    }

    GatewayLine line() {
        return line;
    }

    Gateway gateway() {
        return line.gateway();
    }

    /** What the gateway calls its connection; empty where it has no name for it. */
    String connection() {
        return connection;
    }

    Session session() {
        return session;
    }

    /** How it has ended; empty while it is open. */
    Optional<End> end() {
        return end;
    }

    /** For its line alone. */
    void end(End last) {
        end = Optional.of(last);
    }
}
