package dev.portcullis.server.sessions;

import dev.portcullis.decision.Decision;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.point.Gateway;
import dev.portcullis.server.point.TerminationListener;
import dev.portcullis.session.OpenResult;
import dev.portcullis.session.OpenResult.Opened;
import dev.portcullis.session.Session;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.Termination;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** What gateways can do with sessions, whatever way they ask. Safe for any number of threads; nothing here waits. */
final class SessionDesk {
    private final DecisionPoint point;
    private final SessionRegistry registry;
    private final SessionBounds bounds;
    private final List<TerminationListener> listeners;
    private final Gateways gateways;
    private final SessionTable table = new SessionTable();

    SessionDesk(
            DecisionPoint point, SessionRegistry registry, SessionBounds bounds, List<TerminationListener> listeners) {
        this.point = point;
        this.registry = registry;
        this.bounds = bounds;
        this.listeners = List.copyOf(listeners);
        this.gateways = new Gateways(bounds, System::nanoTime);
    }

    /**
     * What came of the wish to open a session.
     *
     * @param decision what was decided
     * @param session the session; none where it is refused
     */
    record Answer(Decision decision, Optional<HeldSession> session) {}

    SessionBounds bounds() {
        return bounds;
    }

    /**
     * Opens a session if that is allowed.
     *
     * @throws dev.portcullis.server.web.Refusal with status 429 if there is no room for it
     */
    Answer open(Gateway gateway, Opening opening) {
        gateways.forget().forEach(this::letGo);
        Seat seat = new Seat(this, gateways.takeRoom(gateway), opening.connection());
        long begin = System.nanoTime();
        OpenResult result = attempt(opening, seat);
        long nanos = System.nanoTime() - begin;
        Optional<HeldSession> held =
                result instanceof Opened opened ? Optional.of(seat.take(opened.session())) : Optional.empty();
        if (held.isEmpty()) {
            gateways.giveBack(seat.line());
        }
        return new Answer(point.told(opening.asked(), result.decision(), nanos), held);
    }

    private OpenResult attempt(Opening opening, Seat seat) {
        try {
            return registry.open(opening.asked().request(), opening.certificateExpires(), seat);
        } catch (RuntimeException failure) {
            gateways.giveBack(seat.line());
            throw failure;
        }
    }

    HeldSession hold(GatewayLine line, String connection, Session session) {
        HeldSession held = new HeldSession(table.number(), line, connection, session);
        line.hold(held);
        table.add(held);
        return held;
    }

    /** A session has ended. */
    void end(HeldSession session, Termination termination) {
        listeners.forEach(listener -> listener.terminated(
                session.gateway(), session.id(), session.session().request(), termination));
        session.line().end(session, termination, point.now());
    }

    /** The gateway is done with a session: it has closed it, or has cut the connection of one that has ended. */
    void letGo(HeldSession session) {
        session.session().close();
        session.session().acknowledge();
        if (session.line().letGo(session)) {
            table.remove(session);
            gateways.giveBack(session.line());
        }
    }

    /** Lets a gateway listen by a stream. */
    EventStream listen(Gateway gateway, Function<GatewayLine, EventStream> stream) {
        gateways.forget().forEach(this::letGo);
        return gateways.listen(gateway, stream);
    }

    /** Lets nobody listen any more: gateways find out that they have to ask anew. */
    void close() {
        gateways.close();
    }

    /**
     * Renews the lease of a session, unless its gateway has not listened for as long as a lease lasts: it could not be told
     * that the session ends.
     *
     * @return whether it is renewed and runs
     */
    boolean renew(HeldSession session) {
        boolean listens =
                session.line().silentFor(System.nanoTime()) < bounds.lease().toNanos();
        return listens && session.session().renew();
    }

    /** A session of a gateway. */
    Optional<HeldSession> find(Gateway gateway, UUID id) {
        return find(id).filter(session -> session.gateway().equals(gateway));
    }

    Optional<HeldSession> find(UUID id) {
        return table.find(id);
    }

    /** A part of all sessions that are wanted. */
    SessionTable.Page list(long after, int most, Predicate<HeldSession> wanted) {
        return table.after(after, most, wanted);
    }
}
