package dev.portcullis.server.caller;

import java.time.Instant;

/**
 * What is kept of a token.
 *
 * @param id what it is found by
 * @param hash of its secret
 * @param grant what it gives
 * @param created when it was made; {@link Instant#MIN} where that is not known
 * @param expires when it ends; {@link Instant#MAX} for never
 */
public record StaticToken(String id, TokenHash hash, Grant grant, Instant created, Instant expires) {
    /** Whether it has ended. */
    public boolean expiredAt(Instant now) {
        return !now.isBefore(expires);
    }
}
