package dev.portcullis.server.config;

import dev.portcullis.server.authzen.AuthZenSettings;
import dev.portcullis.server.forwardauth.ForwardAuthSettings;
import dev.portcullis.server.mapping.RequestMapping;
import dev.portcullis.server.sessions.SessionBounds;
import java.util.List;

/**
 * What of the interfaces can be chosen.
 *
 * @param authZen of OpenID AuthZEN
 * @param envoy what of a request that Envoy asks about is what
 * @param forwardAuth where and how gateways ask about requests of HTTP
 * @param sessions how sessions of gateways are kept
 */
public record Interfaces(
        AuthZenSettings authZen, RequestMapping envoy, List<ForwardAuthSettings> forwardAuth, SessionBounds sessions) {
    public Interfaces {
        forwardAuth = List.copyOf(forwardAuth);
    }
}
