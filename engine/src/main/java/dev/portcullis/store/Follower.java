package dev.portcullis.store;

import dev.portcullis.decision.StoreToken;
import java.time.Duration;

/**
 * Somebody who decides by what a store holds.
 *
 * @param name unlike that of any other follower
 * @param uses up to where everything is in use there; {@link StoreToken#NONE} where nothing is yet
 * @param silent how long ago it was last heard of; at least so long where that is not known exactly
 * @param kept how long it is still known if it is not heard of again. A follower that demands fresh locks refuses everybody
 *     by then
 */
public record Follower(String name, StoreToken uses, Duration silent, Duration kept) {
    /** Whether everything up to a token is in use there. */
    public boolean confirms(StoreToken token) {
        return uses.reaches(token);
    }
}
