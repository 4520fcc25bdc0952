package dev.portcullis.store.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a server is. What is said to it, tokens above all, goes over TLS, or does not leave the machine.
 *
 * @param uri {@code https://host:port}, perhaps with a path; {@code http} to this machine only
 */
public record ServerAddress(URI uri) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException if it is no such address */
    public ServerAddress {
        demand(uri.getHost() != null, uri + " is not an address of a server: give https://HOST:PORT");
        demand(
                uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null,
                "an address of a server has no user, query or fragment");
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        demand(
                scheme.equals("https") || (scheme.equals("http") && THIS_MACHINE.contains(uri.getHost())),
                "a server on another machine is reached over https: " + uri);
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ServerAddress of(String text) {
        try {
            return new ServerAddress(new URI(text));
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException("there is no server at such an address: give https://HOST:PORT", wrong);
        }
    }

    private static void demand(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** The address of something there. */
    URI resolve(String path) {
        String base = uri.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
