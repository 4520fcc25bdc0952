package dev.portcullis.reference;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.OnPolicyChange;
import dev.portcullis.cluster.OnUnknownRole;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Reason;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMode;
import dev.portcullis.request.Action;
import dev.portcullis.request.Request;
import dev.portcullis.request.SessionState;
import dev.portcullis.request.Subject;
import dev.portcullis.role.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides as the specification reads, line by line, with neither index nor cache nor rule engine: what the engine is
 * compared with.
 */
public final class ReferenceDecider {
    private static final String PREVENTIVE = "preventive lock-out due to local lock view becoming unreliable";

    /** The verdict on a request, with a lock view that is proven fresh or stale. */
    public Verdict decide(Catalog catalog, boolean stale, Request request) {
        Verdict verdict = decideEffect(catalog, stale, request);
        if (verdict.effect() == Effect.ALLOW && request.subject() instanceof Subject.User user) {
            Identity identity = new Identity(user, catalog);
            return verdict.with(options(identity, request, verdict));
        }
        return verdict;
    }

    private static Map<String, String> options(Identity identity, Request request, Verdict verdict) {
        if (!request.action().reachesResource()) {
            return ReferenceOptions.of(identity, List.of(), request.requestedTtl());
        }
        RoleAccess access = new RoleAccess(identity, request);
        AuthorRules rules = new AuthorRules(identity, request);
        Optional<Refusal> byRoles = access.byRoles();
        Map<String, String> options =
                new TreeMap<>(ReferenceOptions.of(identity, rules.options(byRoles), request.requestedTtl()));
        if (verdict.reason() == Reason.GRANTED && byRoles.isEmpty()) {
            options.putAll(access.kubernetesAccounts());
            options.putAll(access.hostUser());
        }
        options.putAll(rules.obligations(byRoles));
        return options;
    }

    private static Verdict decideEffect(Catalog catalog, boolean stale, Request request) {
        if (stale && lockMode(catalog, request.subject()) == LockMode.STRICT) {
            return refusal(request, Reason.LOCK_VIEW_STALE, PREVENTIVE, "");
        }
        Optional<Lock> lock = LockTargets.findLock(catalog, request);
        if (lock.isPresent()) {
            return refusal(
                    request, Reason.LOCKED, lock.get().refusal(), lock.get().name());
        }
        if (request.subject() instanceof Subject.User user) {
            Identity identity = new Identity(user, catalog);
            return new AuthorRules(identity, request)
                    .terminating()
                    .map(refusal -> refusal(request, refusal.reason(), refusal.message(), ""))
                    .orElseGet(() -> decideByPolicy(identity, request));
        }
        return request.action().reachesResource() || !request.action().kind().isEmpty()
                ? machineRefusal(catalog, request)
                : Verdict.GRANTED;
    }

    /** Machines of the cluster have no roles that reach anything. */
    private static Verdict machineRefusal(Catalog catalog, Request request) {
        if (!isNew(request) && !policyEndsSessions(catalog)) {
            return Verdict.CONTINUES;
        }
        return refusal(request, Reason.NO_MATCH, ResourceKind.refusal(request.scopeKind()), "");
    }

    /** Certificates and calls are each decided anew, whatever is said of a session. */
    private static boolean isNew(Request request) {
        return request.session() == SessionState.NEW || !request.action().reachesResource();
    }

    private static boolean policyEndsSessions(Catalog catalog) {
        return catalog.settings().onPolicyChange() == OnPolicyChange.TERMINATE;
    }

    private static LockMode lockMode(Catalog catalog, Subject subject) {
        if (subject instanceof Subject.User user) {
            return new Identity(user, catalog).lockMode();
        }
        return catalog.settings().lockMode();
    }

    private static Verdict decideByPolicy(Identity identity, Request request) {
        if (!isNew(request) && !policyEndsSessions(identity.catalog())) {
            return isGranted(identity, request) ? Verdict.GRANTED : Verdict.CONTINUES;
        }
        return policyRefusal(identity, request)
                .map(refusal -> refusal(request, refusal.reason(), refusal.message(), ""))
                .orElse(Verdict.GRANTED);
    }

    /** Why policy refuses, locks and running sessions aside. */
    static Optional<Refusal> policyRefusal(Identity identity, Request request) {
        return new AuthorRules(identity, request)
                .denying()
                .or(() -> identityRefusal(identity))
                .or(() -> accessRefusal(identity, request));
    }

    private static Optional<Refusal> identityRefusal(Identity identity) {
        if (identity.hasNoMappedRole()) {
            String roles = String.join(" ", identity.user().roles());
            return Optional.of(Refusal.roleDenied("no roles mapped for user with remote roles [" + roles + "]"));
        }
        if (identity.catalog().settings().onUnknownRole() == OnUnknownRole.DENY) {
            return identity.unknownRole()
                    .map(role -> Refusal.roleDenied("role " + GoString.quote(role) + " is not found"));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> accessRefusal(Identity identity, Request request) {
        if (needsNoRight(request.action())) {
            return Optional.empty();
        }
        if (!request.action().reachesResource()) {
            return new ApiRules(identity, request).refusal();
        }
        return new RoleAccess(identity, request).refusal();
    }

    private static boolean isGranted(Identity identity, Request request) {
        if (needsNoRight(request.action())) {
            return true;
        }
        if (!request.action().reachesResource()) {
            return new ApiRules(identity, request).refusal().isEmpty();
        }
        return new RoleAccess(identity, request).isGranted();
    }

    private static boolean needsNoRight(Action action) {
        return action.is(Action.AUTHENTICATE)
                || (action.is(Action.API)
                        && action.kind().isEmpty()
                        && action.verbs().isEmpty());
    }

    private static Verdict refusal(Request request, Reason reason, String message, String lock) {
        Effect effect = isNew(request) ? Effect.DENY : Effect.TERMINATE;
        return new Verdict(effect, reason, message, lock);
    }
}
