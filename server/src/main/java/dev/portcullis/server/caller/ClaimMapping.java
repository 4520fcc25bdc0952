package dev.portcullis.server.caller;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the claims of an issuer's tokens say of callers. A claim inside others is named with dots between.
 *
 * @param prefix stands before the names of callers
 * @param name the claim that is the name of the caller
 * @param user the claim that is the user as whom it administers; missing if it may not
 * @param roles the claim with the roles of that user; missing where those of the policy count
 * @param traits the claim that each trait of that user is in
 * @param rights what each caller may do
 * @param rightsClaim the claim whose values give further rights
 * @param rightsByValue the rights that each such value gives
 */
public record ClaimMapping(
        String prefix,
        String name,
        Optional<String> user,
        Optional<String> roles,
        Map<String, String> traits,
        Set<Right> rights,
        Optional<String> rightsClaim,
        Map<String, Set<Right>> rightsByValue) {
    public ClaimMapping {
        traits = Map.copyOf(traits);
        rights = Set.copyOf(rights);
        rightsByValue = Map.copyOf(rightsByValue);
    }
}
