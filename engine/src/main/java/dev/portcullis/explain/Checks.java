package dev.portcullis.explain;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.cluster.OnPolicyChange;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.engine.Explanation;
import dev.portcullis.identity.Identity;
import dev.portcullis.lock.LockMode;
import dev.portcullis.locks.LockQuestion;
import dev.portcullis.locks.LockView;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.CompiledRole;
import dev.portcullis.request.Request;
import dev.portcullis.request.SessionState;
import dev.portcullis.request.Subject;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is looked at beside roles: the lock view, locks, and what cluster and credential demand or limit. */
final class Checks {
    private final CompiledPolicy policy;
    private final LockView locks;
    private final Request request;
    private final Identity identity;
    private final List<Finding> findings;
    private final boolean fresh;
    private final List<Check> checks = new ArrayList<>();

    Checks(CompiledPolicy policy, LockView locks, Request request, Identity identity, Explanation answer) {
        this.policy = policy;
        this.locks = locks;
        this.request = request;
        this.identity = identity;
        this.findings = answer.findings();
        this.fresh = answer.decision().locks().fresh();
    }

    /** In the order of a decision. */
    List<Check> beside(List<RoleReport> roles) {
        checks.add(new Check(Line.STALE, view()));
        checks.add(new Check(
                Line.LOCK,
                LockSteps.of(
                        locks.index(),
                        new LockQuestion(request, identity, policy.settings().name()),
                        policy,
                        findings)));
        Optional<RuleSteps> rules = rules();
        rules.flatMap(steps -> steps.of(Line.TERMINATE_RULE)).ifPresent(checks::add);
        rules.flatMap(steps -> steps.of(Line.DENY_RULE)).ifPresent(checks::add);
        finding(Line.RESOURCE_IDS, Origin.NONE)
                .ifPresent(found -> add(Line.RESOURCE_IDS, Outcome.FAILED, found.message()));
        if (request.subject() instanceof Subject.User user) {
            clusterDemands(user);
        }
        rules.flatMap(RuleSteps::demand).ifPresent(checks::add);
        rules.flatMap(steps -> steps.of(Line.GRANT)).ifPresent(checks::add);
        grants(roles);
        if (request.effectiveSession() == SessionState.ACTIVE) {
            boolean lasting = policy.settings().onPolicyChange() == OnPolicyChange.CONTINUE;
            add(
                    Line.CONTINUES,
                    Outcome.HELD,
                    "the session runs already, so that "
                            + (lasting
                                    ? "only locks and `terminate` rules end it"
                                    : "locks, rules and roles can end it"));
        }
        return checks;
    }

    /** Rules speak of users only. */
    private Optional<RuleSteps> rules() {
        return identity instanceof Identity.Person person
                ? Optional.of(new RuleSteps(policy, policy.scope(request, person), findings))
                : Optional.empty();
    }

    private void add(Line line, Outcome outcome, String text) {
        checks.add(new Check(line, Step.of(outcome, text, Span.NONE)));
    }

    private Optional<Finding> finding(Line line, Origin origin) {
        return findings.stream()
                .filter(found -> found.line() == line && found.origin().equals(origin))
                .findFirst();
    }

    private Step view() {
        if (fresh) {
            return Step.of(Outcome.HELD, "the lock view is fresh", Span.NONE);
        }
        List<Step> strict = strict();
        return strict.isEmpty()
                ? Step.of(Outcome.HELD, "the lock view is stale, which the locking mode best_effort bears", Span.NONE)
                : Step.of(
                                Outcome.FAILED,
                                "the lock view is stale, which the locking mode strict does not bear",
                                Span.NONE)
                        .with(strict);
    }

    private List<Step> strict() {
        List<Step> strict = new ArrayList<>();
        if (policy.settings().lockMode() == LockMode.STRICT) {
            strict.add(Step.of(Outcome.HELD, "the cluster wants strict", Span.NONE));
        }
        if (identity instanceof Identity.Person person) {
            person.roles().stream()
                    .flatMap(name -> policy.role(name).stream())
                    .filter(CompiledRole::strict)
                    .map(role -> Step.of(
                            Outcome.HELD,
                            "role " + Words.quoted(role.name()) + " wants strict",
                            role.grant().origin().place()))
                    .forEach(strict::add);
        }
        return strict;
    }

    private void clusterDemands(Subject.User user) {
        ClusterSettings settings = policy.settings();
        boolean mfaMissing = finding(Line.CLUSTER_MFA, Origin.CLUSTER).isPresent();
        boolean mfaShown = settings.sessionMfa()
                && request.action().reachesResource()
                && !user.mfaDevice().isEmpty();
        if (mfaMissing || mfaShown) {
            checks.add(new Check(Line.CLUSTER_MFA, Demands.mfa("the cluster demands session MFA", user, Span.NONE)));
        }
        if (finding(Line.ROLE_DEMAND, Origin.CLUSTER).isPresent()) {
            checks.add(new Check(
                    Line.ROLE_DEMAND, Demands.device("the cluster demands a trusted device", user, Span.NONE)));
        }
    }

    private void grants(List<RoleReport> roles) {
        boolean granted = roles.stream().anyMatch(role -> role.stance() == Stance.GRANTS);
        String kind = request.resource().kind();
        if (finding(Line.GRANT, Origin.NONE).isPresent()) {
            add(Line.GRANT, Outcome.HELD, "what is asked for needs no right");
        } else if (request.action().reachesResource() && isGrantedToEverybody()) {
            add(Line.GRANT, Outcome.HELD, "no role speaks of clusters, and this one has no labels");
        } else if (request.action().reachesResource() && ResourceKind.of(kind).isEmpty()) {
            add(Line.NOTHING, Outcome.FAILED, "roles reach no resources of kind " + Words.quoted(kind));
        } else if (granted && kind.equals(ResourceKind.KUBE_CLUSTER.word())) {
            kubernetesAccount(roles);
        }
    }

    private void kubernetesAccount(List<RoleReport> roles) {
        if (roles.stream().anyMatch(role -> role.stance() == Stance.BROKEN)) {
            add(Line.NOTHING, Outcome.ERROR, "which Kubernetes groups and users remain cannot be told");
        } else if (finding(Line.NOTHING, Origin.NONE).isPresent()) {
            add(Line.NOTHING, Outcome.FAILED, "no Kubernetes group or user remains to act as");
        } else {
            add(Line.NOTHING, Outcome.HELD, "a Kubernetes group or user remains to act as");
        }
    }

    private boolean isGrantedToEverybody() {
        return findings.stream()
                .anyMatch(found ->
                        found.line() == Line.GRANT && found.origin().name().equals(Role.IMPLICIT));
    }
}
