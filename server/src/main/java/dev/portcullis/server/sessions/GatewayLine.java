package dev.portcullis.server.sessions;

import dev.portcullis.server.point.Gateway;
import dev.portcullis.server.sessions.HeldSession.End;
import dev.portcullis.session.Termination;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a gateway holds, and what it still has to be told. Ends of sessions stay here, numbered, until they are acknowledged;
 * a stream of events reads them from here at the pace of its reader.
 */
final class GatewayLine {
    private final Gateway gateway;
    private final Set<HeldSession> held = new HashSet<>();
    private final NavigableMap<Long, HeldSession> untold = new TreeMap<>();
    private Optional<EventStream> stream = Optional.empty();
    private long numbers;
    private long listened;
    private int rooms;
    private String memory;

    /**
     * @param memory a name of what is remembered here that nobody has had before
     * @param now the moment, in nanoseconds
     */
    GatewayLine(Gateway gateway, String memory, long now) {
        this.gateway = gateway;
        this.memory = memory;
        this.listened = now;
    }

    Gateway gateway() {
        return gateway;
    }

    synchronized String memory() {
        return memory;
    }

    synchronized void hold(HeldSession session) {
        held.add(session);
    }

    /** Notes that a session has ended, unless the gateway has let go of it. */
    synchronized void end(HeldSession session, Termination termination, Instant at) {
        if (held.contains(session) && session.end().isEmpty()) {
            numbers++;
            session.end(new End(termination, at, numbers));
            untold.put(numbers, session);
            stream.ifPresent(EventStream::wake);
        }
    }

    /** Lets go of a session; the answer is whether it was still held. */
    synchronized boolean letGo(HeldSession session) {
        session.end().ifPresent(end -> untold.remove(end.number()));
        return held.remove(session);
    }

    /** Ends after the one of a number that are not acknowledged, in order, so many at most. */
    synchronized List<HeldSession> after(long number, int most) {
        return untold.tailMap(number, false).values().stream().limit(most).toList();
    }

    /**
     * Gives up what is not acknowledged, if there is any. Its gateway will see by the name of the memory that there was some.
     *
     * @param other another name that nobody has had before
     */
    synchronized List<HeldSession> forget(String other) {
        List<HeldSession> forgotten = List.copyOf(untold.values());
        if (!forgotten.isEmpty()) {
            memory = other;
        }
        return forgotten;
    }

    /** How many sessions it holds that have not ended. */
    synchronized int open() {
        return held.size() - untold.size();
    }

    /** Listens by another stream from now on; the answer is the one that it has listened by. */
    synchronized Optional<EventStream> listenBy(EventStream newer) {
        Optional<EventStream> older = stream;
        stream = Optional.of(newer);
        return older;
    }

    synchronized Optional<EventStream> stream() {
        return stream;
    }

    /** A stream has ended; a newer one may have taken its place. */
    synchronized void stopListening(EventStream ended, long now) {
        if (stream.filter(current -> current == ended).isPresent()) {
            stream = Optional.empty();
            listened = now;
        }
    }

    /** For how many nanoseconds it has not listened. */
    synchronized long silentFor(long now) {
        return stream.isPresent() ? 0 : now - listened;
    }

    /** So many rooms for sessions are taken from now on. */
    synchronized void changeRooms(int more) {
        rooms += more;
    }

    /** Whether nobody would miss it. */
    synchronized boolean isIdle() {
        return rooms == 0 && stream.isEmpty();
    }
}
