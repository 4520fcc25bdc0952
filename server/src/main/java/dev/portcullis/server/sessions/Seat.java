package dev.portcullis.server.sessions;

import dev.portcullis.session.Session;
import dev.portcullis.session.SessionListener;
import dev.portcullis.session.Termination;
import java.util.Optional;

/**
 * Room that is taken before it is known which session takes it. A session may have ended before whoever opens it learns of
 * it; both get the same one here.
 */
final class Seat implements SessionListener {
    private final SessionDesk desk;
    private final GatewayLine line;
    private final String connection;
    private Optional<HeldSession> held = Optional.empty();

    Seat(SessionDesk desk, GatewayLine line, String connection) {
        this.desk = desk;
        this.line = line;
        this.connection = connection;
    }

    GatewayLine line() {
        return line;
    }

    /** The session that has taken it. */
    synchronized HeldSession take(Session session) {
        HeldSession taken = held.orElseGet(() -> desk.hold(line, connection, session));
        held = Optional.of(taken);
        return taken;
    }

    @Override
    public void terminate(Session session, Termination termination) {
        desk.end(take(session), termination);
    }
}
