package dev.portcullis.engine;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Obligation;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.fact.Evidence;
import dev.portcullis.identity.Identity;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.CompiledRule;
import dev.portcullis.model.Scope;
import dev.portcullis.request.Request;
import dev.portcullis.request.ResourceId;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.text.GoQuote;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What locks, cluster, rules and roles say about one request. Each is asked at most once, when a core rule wants to know. */
final class RequestEvidence implements Evidence {
    private static final String STALE = "preventive lock-out due to local lock view becoming unreliable";
    private static final List<Finding> STALE_FINDING =
            List.of(new Finding(Line.STALE, Reason.LOCK_VIEW_STALE, STALE, Origin.NONE));
    private static final List<Finding> CLUSTER_MFA =
            List.of(new Finding(Line.CLUSTER_MFA, Reason.MFA_REQUIRED, ResourceAccess.MFA_REQUIRED, Origin.CLUSTER));
    private static final List<Finding> CONTINUES =
            List.of(new Finding(Line.CONTINUES, Reason.CONTINUES, "", Origin.NONE));
    private static final Verdict NEEDS_NO_RIGHT =
            Verdict.granted(new Finding(Line.GRANT, Reason.GRANTED, "", Origin.NONE));

    private final CompiledPolicy policy;
    private final Request request;
    private final Identity identity;
    private final RoleSet roles;
    private final List<Finding> locks;
    private final List<Finding> unreached;
    private @Nullable List<Finding> identityLimits;
    private @Nullable Verdict verdict;
    private @Nullable PolicyRules rules;

    RequestEvidence(
            CompiledPolicy policy,
            Request request,
            Identity identity,
            RoleSet roles,
            List<Finding> locks,
            List<Finding> unreached) {
        this.policy = policy;
        this.request = request;
        this.identity = identity;
        this.roles = roles;
        this.locks = locks;
        this.unreached = unreached;
    }

    @Override
    public List<Finding> of(Line line) {
        return switch (line) {
            case REVISION -> unreached;
            case TERMINATE_RULE -> hasRules() ? rules().terminating() : List.of();
            case DENY_RULE -> hasRules() ? rules().denying() : List.of();
            case STALE -> STALE_FINDING;
            case LOCK -> locks;
            case RESOURCE_IDS -> identityLimits();
            case CLUSTER_MFA -> clusterDemandsMfa() ? CLUSTER_MFA : List.of();
            case ROLE_DENY -> verdict().denied();
            case ROLE_DEMAND -> verdict().unmet();
            case GRANT -> verdict().granted();
            case NOTHING -> List.of(verdict().nothing());
            case CONTINUES -> CONTINUES;
        };
    }

    private List<Finding> identityLimits() {
        List<Finding> limits = identityLimits;
        if (limits == null) {
            limits = findIdentityLimits();
            identityLimits = limits;
        }
        return limits;
    }

    private List<Finding> findIdentityLimits() {
        if (!(identity instanceof Identity.Person person)) {
            return List.of();
        }
        if (person.remote() && person.roles().isEmpty()) {
            return limit("no roles mapped for user with remote roles ["
                    + String.join(" ", person.user().roles()) + "]");
        }
        if (policy.settings().refusesUnknownRoles() && !roles.unknown().isEmpty()) {
            return limit("role " + GoQuote.of(roles.unknown().get(0)) + " is not found");
        }
        return request.action().reachesResource() && isOutsideAllowedResources(person)
                ? limit("access to " + request.resource().kind() + " denied, not in allowed resource IDs")
                : List.of();
    }

    private static List<Finding> limit(String message) {
        return List.of(new Finding(Line.RESOURCE_IDS, Reason.ROLE_DENIED, message, Origin.NONE));
    }

    private boolean isOutsideAllowedResources(Identity.Person person) {
        List<ResourceId> allowed = person.user().allowedResources();
        return !allowed.isEmpty()
                && !allowed.contains(new ResourceId(
                        policy.settings().name(),
                        request.resource().kind(),
                        request.resource().name()));
    }

    private boolean clusterDemandsMfa() {
        return policy.settings().sessionMfa()
                && identity instanceof Identity.Person person
                && person.user().mfaDevice().isEmpty()
                && request.action().reachesResource()
                && !request.resource().kind().equals(ResourceKind.REMOTE_CLUSTER.word());
    }

    /** The cluster's own machines call it and get certificates; they reach no resources and have no rights of roles. */
    private Verdict notForMachines() {
        String refusal = ResourceKind.refusal(request.scopeKind());
        return Verdict.nothing(new Finding(Line.NOTHING, Reason.NO_MATCH, refusal, Origin.NONE));
    }

    /** What a gateway must see to when the roles grant it, beside their options. */
    List<Obligation> obligations() {
        return verdict().obligations();
    }

    private Verdict verdict() {
        Verdict found = verdict;
        if (found == null) {
            found = findVerdict();
            verdict = found;
        }
        return found;
    }

    private Verdict findVerdict() {
        if (!(identity instanceof Identity.Person person)) {
            return request.action().kind().isEmpty() && !request.action().reachesResource()
                    ? NEEDS_NO_RIGHT
                    : notForMachines();
        }
        Scope scope = policy.scope(request, person);
        if (!request.action().reachesResource()) {
            return new ApiAccess(roles, scope).decide();
        }
        Verdict byRoles = new ResourceAccess(roles, scope, policy.settings()).decide();
        return hasRules() ? rules().joined(byRoles) : byRoles;
    }

    /** The rules whose options count like those of roles; known when the verdict is. */
    List<CompiledRule> counting() {
        return hasRules() ? rules().counting() : List.of();
    }

    /** The first instant at which what rules say up to a line may be otherwise. */
    Instant holdsUntil(Line line) {
        return hasRules() ? rules().holdsUntil(line) : Instant.MAX;
    }

    /** Rules speak of users; machines of the cluster are touched by locks alone. */
    private boolean hasRules() {
        return !policy.rules().isEmpty() && identity instanceof Identity.Person;
    }

    private PolicyRules rules() {
        PolicyRules found = rules;
        if (found == null) {
            found = new PolicyRules(policy, policy.scope(request, (Identity.Person) identity));
            rules = found;
        }
        return found;
    }
}
