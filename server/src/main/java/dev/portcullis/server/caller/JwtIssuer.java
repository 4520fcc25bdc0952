package dev.portcullis.server.caller;

import java.time.Duration;
import java.util.Set;

/**
 * Whose JWTs are taken.
 *
 * @param issuer the claim {@code iss} of its tokens
 * @param audience one of these the claim {@code aud} must hold
 * @param keys what it signs with
 * @param algorithms how it signs
 * @param skew how far clocks may be apart
 * @param longestLife longest time from the issue of a token to its end
 * @param refresh how often its keys are read anew
 * @param claims which claim says what
 */
public record JwtIssuer(
        String issuer,
        Set<String> audience,
        KeyPlace keys,
        Set<String> algorithms,
        Duration skew,
        Duration longestLife,
        Duration refresh,
        ClaimMapping claims) {
    public JwtIssuer {
        audience = Set.copyOf(audience);
        algorithms = Set.copyOf(algorithms);
    }
}
