package dev.portcullis.store.remote;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call of a server.
 *
 * @param method that of HTTP
 * @param path with its query, encoded
 * @param headers beside those of the body
 * @param body what is sent, if anything
 * @param longest how long to wait for the whole answer
 */
public record ServerCall(
        String method, String path, Map<String, String> headers, Optional<Body> body, Duration longest) {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    public ServerCall {
        headers = Map.copyOf(headers);
    }

    /**
     * What is sent.
     *
     * @param type its media type
     * @param text all of it
     */
    public record Body(String type, String text) {}

    /** A call without a body, for up to 30 seconds. */
    public static ServerCall of(String method, String path) {
        return new ServerCall(method, path, Map.of(), Optional.empty(), LONGEST);
    }

    /** The same with a header. */
    public ServerCall with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ServerCall(method, path, more, body, longest);
    }

    /** The same with a body. */
    public ServerCall sending(String type, String text) {
        return new ServerCall(method, path, headers, Optional.of(new Body(type, text)), longest);
    }

    /** The same for so long. */
    public ServerCall within(Duration other) {
        return new ServerCall(method, path, headers, body, other);
    }
}
