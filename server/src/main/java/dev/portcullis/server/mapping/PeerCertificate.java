package dev.portcullis.server.mapping;

import java.util.List;

/**
 * What the certificate of a client says of it, after the gateway has verified it.
 *
 * @param principal the name that the gateway has for it
 * @param uris names that are URIs
 * @param hosts names of DNS
 */
public record PeerCertificate(String principal, List<String> uris, List<String> hosts) {
    /** There is no certificate, or it is not verified. */
    public static final PeerCertificate NONE = new PeerCertificate("", List.of(), List.of());

    public PeerCertificate {
        uris = List.copyOf(uris);
        hosts = List.copyOf(hosts);
    }
}
