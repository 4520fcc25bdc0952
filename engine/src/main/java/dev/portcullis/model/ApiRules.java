package dev.portcullis.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The compiled rules of one section of a role, by kind of resource, best score first.
 *
 * @param byKind rules for a kind; {@code *} for all kinds
 */
public record ApiRules(Map<String, List<ApiRule>> byKind) {
    /** Says nothing. */
    public static final ApiRules NONE = new ApiRules(Map.of());

    private static final String ANY = "*";

    public ApiRules {
        byKind = Map.copyOf(byKind);
    }

    /**
     * The first rule that applies: those for the kind before those for all kinds.
     *
     * @throws EvaluationException if a rule on the way is broken
     */
    public Optional<ApiRule> first(String kind, String verb, Scope scope) {
        if (byKind.isEmpty()) {
            return Optional.empty();
        }
        Optional<ApiRule> exact = first(byKind.getOrDefault(kind, List.of()), verb, scope);
        return exact.isPresent() || kind.equals(ANY) ? exact : first(byKind.getOrDefault(ANY, List.of()), verb, scope);
    }

    private static Optional<ApiRule> first(List<ApiRule> rules, String verb, Scope scope) {
        for (ApiRule rule : rules) {
            if (rule.applies(verb, scope)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
