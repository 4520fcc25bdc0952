package dev.portcullis.server;

import dev.portcullis.server.config.Limits;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Closes connections that keep the server waiting: for the rest of a request, or for the next one. What is being answered,
 * streams of events among them, is left alone. For one event loop.
 */
final class ConnectionWatch {
    private final Limits limits;
    private final Map<HttpConnection, Guest> guests = new HashMap<>();

    /** How it stands with one connection. */
    private static final class Guest {
        private int requests;
        private long since = System.nanoTime();
        /** Since when requests arrive, the oldest first. */
        private final Map<HttpServerRequest, Long> arriving = new LinkedHashMap<>();
    }

    ConnectionWatch(Limits limits) {
        this.limits = limits;
    }

    /** Somebody has connected. */
    void welcome(HttpConnection connection) {
        guests.put(connection, new Guest());
        connection.closeHandler(gone -> guests.remove(connection));
    }

    /** The headers of a request have arrived. */
    void begins(HttpServerRequest request) {
        Guest guest = guests.get(request.connection());
        if (guest != null) {
            guest.requests++;
            guest.arriving.put(request, System.nanoTime());
        }
    }

    /** All of a request has arrived. */
    void arrived(HttpServerRequest request) {
        Guest guest = guests.get(request.connection());
        if (guest != null) {
            guest.arriving.remove(request);
        }
    }

    /** A request was answered. */
    void answered(HttpConnection connection) {
        Guest guest = guests.get(connection);
        if (guest != null) {
            guest.requests--;
            guest.since = System.nanoTime();
        }
    }

    /** Closes those that have kept the server waiting for too long. */
    void sweep() {
        long now = System.nanoTime();
        List<HttpConnection> late = guests.entrySet().stream()
                .filter(entry -> isLate(entry.getValue(), now))
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(HttpConnection::close);
    }

    private boolean isLate(Guest guest, long now) {
        if (!guest.arriving.isEmpty()) {
            long oldest = guest.arriving.values().iterator().next();
            return now - oldest > limits.requestTime().toNanos();
        }
        return guest.requests == 0 && now - guest.since > limits.idleTime().toNanos();
    }
}
