package dev.portcullis.server.config;

import dev.portcullis.decision.DecisionMode;
import dev.portcullis.server.authzen.AuthZenSettings;
import dev.portcullis.server.forwardauth.ForwardAuthSettings;
import dev.portcullis.server.mapping.RequestMapping;
import dev.portcullis.server.sessions.SessionBounds;
import java.util.List;

/**
 * What of the interfaces can be chosen.
 *
 * @param mode how much of the policy decides for gateways
 * @param authZen of OpenID AuthZEN
 * @param envoy what of a request that Envoy asks about is what
 * @param forwardAuth where and how gateways ask about requests of HTTP
 * @param sessions how sessions of gateways are kept
 */
public record Interfaces(
        DecisionMode mode,
        AuthZenSettings authZen,
        RequestMapping envoy,
        List<ForwardAuthSettings> forwardAuth,
        SessionBounds sessions) {
    public Interfaces {
        forwardAuth = List.copyOf(forwardAuth);
    }

    /** The same where more or less of the policy decides for gateways. */
    public Interfaces deciding(DecisionMode other) {
        return new Interfaces(other, authZen, envoy, forwardAuth, sessions);
    }
}
