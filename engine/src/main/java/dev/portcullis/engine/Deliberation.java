package dev.portcullis.engine;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Obligation;
import dev.portcullis.fact.Inquiry;
import dev.portcullis.identity.Identity;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMode;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockQuestion;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.text.GoQuote;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One run of the core rules over one request, and the decision that it comes to. */
final class Deliberation {
    private final Basis basis;
    private final PolicyState state;
    private final Request request;
    private final Identity identity;
    private final RoleSet roles;
    private final RequestEvidence evidence;
    private final List<Lock> named;
    private final LockEvidence locks;
    private final Inquiry inquiry;

    private Deliberation(
            Basis basis,
            Request request,
            Identity identity,
            RoleSet roles,
            List<Lock> named,
            LockEvidence locks,
            RequestEvidence evidence,
            Inquiry inquiry) {
        this.basis = basis;
        this.state = basis.state();
        this.request = request;
        this.identity = identity;
        this.roles = roles;
        this.named = named;
        this.locks = locks;
        this.evidence = evidence;
        this.inquiry = inquiry;
    }

    /** Gathers what can matter to a request and lets the rules look at it. */
    static Deliberation run(CoreRules rules, Basis basis, Request request) {
        PolicyState state = basis.state();
        Identity identity = state.policy().identities().resolve(request.subject());
        RoleSet roles = RoleSet.of(identity, state.policy());
        String cluster = state.policy().settings().name();
        return run(rules, basis, request, new Standing(identity, strict(state, roles), cluster), roles);
    }

    /** The same where identity and locking mode were fixed before. */
    static Deliberation run(CoreRules rules, Basis basis, Request request, Standing standing) {
        RoleSet roles = RoleSet.of(standing.identity(), basis.state().policy());
        return run(rules, basis, request, standing, roles);
    }

    /** What would be fixed if a request opened a session. */
    static Standing standing(PolicyState state, Request request) {
        Identity identity = state.policy().identities().resolve(request.subject());
        boolean strict = strict(state, RoleSet.of(identity, state.policy()));
        return new Standing(identity, strict, state.policy().settings().name());
    }

    private static boolean strict(PolicyState state, RoleSet roles) {
        return state.policy().settings().lockMode() == LockMode.STRICT || roles.strict();
    }

    private static Deliberation run(CoreRules rules, Basis basis, Request request, Standing standing, RoleSet roles) {
        PolicyState state = basis.state();
        ClusterSettings settings = state.policy().settings();
        LockIndex index = state.locks().index();
        Identity identity = standing.identity();
        LockQuestion question = new LockQuestion(request, identity, standing.cluster());
        List<Lock> named = LockSearch.find(index, question);
        LockEvidence locks = LockHearing.of(named, index, question, state.policy());
        RequestEvidence evidence =
                new RequestEvidence(state.policy(), request, identity, roles, locks.findings(), basis.notReached());
        Inquiry inquiry = new Inquiry(
                new Inquiry.Situation(
                        request.effectiveSession(),
                        standing.strict(),
                        !basis.known().fresh(),
                        settings.onPolicyChange()),
                evidence);
        rules.run(inquiry);
        return new Deliberation(basis, request, identity, roles, named, locks, evidence, inquiry);
    }

    Decision decision() {
        Finding finding =
                inquiry.deciding().orElseThrow(() -> new IllegalStateException("no core rule found anything"));
        Effect effect = inquiry.effect(finding).orElseThrow();
        return new Decision(
                effect,
                finding,
                effect == Effect.ALLOW ? obligations() : List.of(),
                warnings(),
                state.generation(),
                basis.known(),
                holdsUntil(finding));
    }

    /** Who the subject is here. */
    Identity identity() {
        return identity;
    }

    /** The locks that could keep the request out, in force or not. */
    List<Lock> named() {
        return named;
    }

    /** What the options of a user's roles come to, and what else they oblige to; agents have no options. */
    private List<Obligation> obligations() {
        if (!(request.subject() instanceof Subject.User)) {
            return List.of();
        }
        List<Obligation> others = evidence.obligations();
        List<Obligation> options =
                state.options().of(roles.held(), evidence.counting()).obligations(request.requestedTtl());
        return others.isEmpty()
                ? options
                : Stream.concat(options.stream(), others.stream()).toList();
    }

    List<Finding> findings() {
        return inquiry.findings();
    }

    private List<String> warnings() {
        return roles.unknown().isEmpty()
                ? List.of()
                : roles.unknown().stream()
                        .map(name -> "role " + GoQuote.of(name) + " is not found")
                        .toList();
    }

    /** It depends on when locks end and start, and on what their expressions and rules have read of the clock. */
    private Instant holdsUntil(Finding finding) {
        Instant byLocks = locks.holdsUntil(finding.line());
        Instant byRules = evidence.holdsUntil(finding.line());
        return byLocks.isBefore(byRules) ? byLocks : byRules;
    }
}
