package dev.portcullis.role;

import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What calls of the Auth API a section of a role is about.
 *
 * @param resources kinds of resource, {@code *} for all
 * @param verbs rights, {@code *} for all
 * @param where a condition that must hold as well
 * @param actions run on a match, without effect on the result
 * @param place where the rule is written
 */
public record AccessRule(
        List<String> resources, List<String> verbs, Optional<Fragment> where, List<Fragment> actions, Span place) {
    public AccessRule {
        resources = List.copyOf(resources);
        verbs = List.copyOf(verbs);
        actions = List.copyOf(actions);
    }
}
