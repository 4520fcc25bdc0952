package dev.portcullis.server.forwardauth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which headers tell of the request that a gateway asks about. A gateway sets all headers of one set, and hands on whatever
 * else its client has sent: so which set is believed is configured, never guessed.
 */
public enum HeaderSet {
    /** As Traefik, Caddy and APISIX have it. */
    FORWARDED("X-Forwarded-Method", "X-Forwarded-Uri"),
    /** As is usual with nginx: the URI as the client has sent it. */
    ORIGINAL_URI("X-Original-Method", "X-Original-URI"),
    /** As is usual with ingresses of nginx: a URL with scheme and host. */
    ORIGINAL_URL("X-Original-Method", "X-Original-URL");

    private final String method;
    private final String target;

    HeaderSet(String method, String target) {
        this.method = method;
        this.target = target;
    }

    /** The word in configuration files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The set that a configuration file names. */
    public static Optional<HeaderSet> of(String word) {
        return Arrays.stream(values()).filter(set -> set.word().equals(word)).findFirst();
    }

    /** The header with the method. */
    String method() {
        return method;
    }

    /** The header with the URI or URL. */
    String target() {
        return target;
    }
}
