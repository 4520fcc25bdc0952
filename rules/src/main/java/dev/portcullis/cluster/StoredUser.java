package dev.portcullis.cluster;

import dev.portcullis.source.Span;
import java.util.List;
import java.util.Map;

/**
 * A user as the cluster knows it; used where a credential says nothing of roles or traits.
 *
 * @param name unique among users
 * @param labels labels of the user
 * @param roles role names
 * @param traits traits
 * @param place where it is written
 */
public record StoredUser(
        String name, Map<String, String> labels, List<String> roles, Map<String, List<String>> traits, Span place) {
    public StoredUser {
        labels = Map.copyOf(labels);
        roles = List.copyOf(roles);
        traits = Map.copyOf(traits);
    }
}
