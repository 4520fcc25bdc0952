package dev.portcullis.model;

import dev.portcullis.source.Span;
import java.util.Set;

/**
 * A compiled rule about calls of the Auth API.
 *
 * @param verbs rights, {@code *} for all
 * @param where a condition that must hold as well
 * @param actions true, unless they are broken
 * @param score how early it is looked at
 * @param place where it is written
 */
public record ApiRule(Set<String> verbs, Condition where, Condition actions, int score, Span place) {
    private static final String ANY = "*";

    public ApiRule {
        verbs = Set.copyOf(verbs);
    }

    /**
     * Whether it applies to a call. The condition comes before the verb, so that a broken one is an error for every verb.
     *
     * @throws EvaluationException if the condition or, on a match, the actions are broken
     */
    public boolean applies(String verb, Scope scope) {
        return where.holds(scope) && includes(verb) && actions.holds(scope);
    }

    /** Whether it is about a right. */
    public boolean includes(String verb) {
        return verbs.contains(ANY) || verbs.contains(verb) || (verb.equals("readnosecrets") && verbs.contains("read"));
    }
}
