package dev.portcullis.server.config;

import java.time.Duration;

/**
 * What callers can use of a server at most.
 *
 * @param bodyBytes of a request
 * @param headerBytes of a request, all headers together
 * @param streams requests at once in a connection of HTTP/2
 * @param connections at once
 * @param requestsPerSecond of one caller; 0 for any number
 * @param requestTime until a request has arrived whole
 * @param idleTime of a connection without a request
 */
public record Limits(
        int bodyBytes,
        int headerBytes,
        int streams,
        int connections,
        int requestsPerSecond,
        Duration requestTime,
        Duration idleTime) {
    /** Enough for any gateway. */
    public static final Limits USUAL =
            new Limits(1 << 20, 16 << 10, 256, 10_000, 0, Duration.ofSeconds(10), Duration.ofMinutes(1));
}
