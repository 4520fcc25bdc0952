package dev.portcullis.server.mapping;

import dev.portcullis.request.Properties;
import java.util.Map;

/**
 * A request of HTTP as a gateway tells of it. Nothing in it is checked yet; empty texts are what the gateway does not tell.
 *
 * @param method for example {@code GET}
 * @param scheme {@code http} or {@code https}
 * @param host host, perhaps with a port
 * @param target path and query as the client has sent them
 * @param headers header fields
 * @param sni name that the client asked for when it opened the TLS connection
 * @param certificate certificate that the client has proven to own
 * @param address IP address of the client, without port
 * @param extensions what the gateway's own configuration says of the route that the request takes
 * @param tokens claims of the tokens that the gateway has verified, by the names that the gateway has for them
 */
public record HttpExchange(
        String method,
        String scheme,
        String host,
        String target,
        HttpHeaders headers,
        String sni,
        PeerCertificate certificate,
        String address,
        Map<String, String> extensions,
        Map<String, Properties> tokens) {
    public HttpExchange {
        extensions = Map.copyOf(extensions);
        tokens = Map.copyOf(tokens);
    }

    /** Path as the client has sent it, without the query. */
    String rawPath() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Query as the client has sent it, without the question mark; empty where there is none. */
    String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }
}
