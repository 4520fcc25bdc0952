package dev.portcullis.model;

import dev.portcullis.role.ResourceKind;
import dev.portcullis.source.Span;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The compiled allow or deny half of a role.
 *
 * @param access by kind of resource; a kind that is missing is never reached
 * @param rules calls of the Auth API
 * @param kubernetes accounts inside Kubernetes clusters
 * @param place where the section is written
 */
public record Section(Map<ResourceKind, Access> access, ApiRules rules, KubernetesAccounts kubernetes, Span place) {
    public Section {
        access = access.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(access));
    }

    /**
     * What must hold for a resource of one kind.
     *
     * @param labels what its labels must be
     * @param accounts which accounts are listed
     */
    record Access(Condition labels, AccountTest accounts) {}

    /**
     * Whether labels and accounts of the request all fit.
     *
     * @throws EvaluationException if it cannot be told
     */
    public boolean allows(ResourceKind kind, Scope scope) {
        Access wanted = access.get(kind);
        return wanted != null
                && wanted.labels().holds(scope)
                && wanted.accounts().all(scope);
    }

    /**
     * Whether labels fit, whatever the accounts.
     *
     * @throws EvaluationException if it cannot be told
     */
    public boolean labelsMatch(ResourceKind kind, Scope scope) {
        Access wanted = access.get(kind);
        return wanted != null && wanted.labels().holds(scope);
    }

    /**
     * Whether labels or any account of the request fit.
     *
     * @throws EvaluationException if it cannot be told
     */
    public boolean denies(ResourceKind kind, Scope scope) {
        Access wanted = access.get(kind);
        return wanted != null
                && (wanted.labels().holds(scope) || wanted.accounts().any(scope));
    }
}
