package dev.portcullis.server.authzen;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What can be set of the Authorization API.
 *
 * @param identifier what the decision point is called by those who ask it, as an URL without query; where it is missing, what
 *     they called it in their request
 * @param subjectTypes the types of subject that are users
 * @param actions names of actions that a search tries, beside those that rules name
 */
public record AuthZenSettings(Optional<URI> identifier, Set<String> subjectTypes, Set<String> actions) {
    /** Users are of the types {@code user} and {@code identity}; a search tries the actions that rules name, and {@code connect}. */
    public static final AuthZenSettings DEFAULT =
            new AuthZenSettings(Optional.empty(), Set.of("user", "identity"), Set.of("connect"));

    public AuthZenSettings {
        subjectTypes = Set.copyOf(subjectTypes);
        actions = Set.copyOf(actions);
    }
}
