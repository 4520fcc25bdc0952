package dev.portcullis.server.sessions;

import dev.portcullis.server.caller.CallerId;
import dev.portcullis.server.point.Gateway;
import dev.portcullis.server.web.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** All gateways that hold sessions or listen, and how much room they have taken. */
final class Gateways {
    private static final int TOO_MANY = 429;
    private static final int SHUTTING_DOWN = 503;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final SessionBounds bounds;
    private final LongSupplier nanoTime;
    private final Map<Gateway, GatewayLine> lines = new HashMap<>();
    private final Map<CallerId, Integer> taken = new HashMap<>();
    private int all;
    private long looked;
    private boolean closed;

    Gateways(SessionBounds bounds, LongSupplier nanoTime) {
        this.bounds = bounds;
        this.nanoTime = nanoTime;
        this.looked = nanoTime.getAsLong();
    }

    /**
     * Takes room for a session of a gateway.
     *
     * @throws Refusal with status 429 if there is none
     */
    synchronized GatewayLine takeRoom(Gateway gateway) {
        if (all >= bounds.sessions()) {
            throw new Refusal(TOO_MANY, "the server holds as many sessions as it may");
        }
        if (taken.getOrDefault(gateway.caller(), 0) >= bounds.sessionsOfCaller()) {
            throw new Refusal(
                    TOO_MANY, "the caller holds as many sessions as it may, with those whose end is not acknowledged");
        }
        GatewayLine line = lineOf(gateway);
        all++;
        taken.merge(gateway.caller(), 1, Integer::sum);
        line.changeRooms(1);
        return line;
    }

    /** A session is let go of, or never came. */
    synchronized void giveBack(GatewayLine line) {
        all--;
        taken.computeIfPresent(line.gateway().caller(), (name, count) -> count == 1 ? null : count - 1);
        line.changeRooms(-1);
    }

    /**
     * Lets a gateway listen by a stream; what it has listened by has to end.
     *
     * @throws Refusal with status 429 if the caller has too many gateways
     */
    synchronized EventStream listen(Gateway gateway, Function<GatewayLine, EventStream> stream) {
        if (closed) {
            throw new Refusal(SHUTTING_DOWN, "the server is shutting down");
        }
        GatewayLine line = lineOf(gateway);
        EventStream newer = stream.apply(line);
        line.listenBy(newer).ifPresent(EventStream::replace);
        return newer;
    }

    /** Ends all streams; there are no more. */
    synchronized void close() {
        closed = true;
        lines.values().forEach(line -> line.stream().ifPresent(EventStream::finish));
    }

    private GatewayLine lineOf(Gateway gateway) {
        GatewayLine known = lines.get(gateway);
        if (known != null) {
            return known;
        }
        long others = lines.keySet().stream()
                .filter(other -> other.caller().equals(gateway.caller()))
                .count();
        if (others >= bounds.gatewaysOfCaller()) {
            throw new Refusal(TOO_MANY, "the caller has as many gateways as it may");
        }
        GatewayLine line = new GatewayLine(gateway, memory(), nanoTime.getAsLong());
        lines.put(gateway, line);
        return line;
    }

    private static String memory() {
        return UUID.randomUUID().toString();
    }

    /** Forgets gateways that are silent for too long; the answer is what they have not acknowledged. Looks rarely. */
    synchronized List<HeldSession> forget() {
        long now = nanoTime.getAsLong();
        List<HeldSession> forgotten = new ArrayList<>();
        if (now - looked >= PAUSE) {
            looked = now;
            for (Iterator<GatewayLine> all = lines.values().iterator(); all.hasNext(); ) {
                GatewayLine line = all.next();
                if (line.silentFor(now) > bounds.silence().toNanos()) {
                    forgotten.addAll(line.forget(memory()));
                    if (line.isIdle()) {
                        all.remove();
                    }
                }
            }
        }
        return forgotten;
    }
}
