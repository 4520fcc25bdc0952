package dev.portcullis.engine;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Obligation;
import dev.portcullis.fact.Inquiry;
import dev.portcullis.identity.Identity;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMode;
import dev.portcullis.locks.Freshness;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.text.GoQuote;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One run of the core rules over one request, and the decision that it comes to. */
final class Deliberation {
    private final PolicyState state;
    private final Request request;
    private final Identity identity;
    private final RoleSet roles;
    private final RequestEvidence evidence;
    private final List<Lock> named;
    private final List<Lock> locks;
    private final Inquiry inquiry;

    private Deliberation(
            PolicyState state,
            Request request,
            Identity identity,
            RoleSet roles,
            List<Lock> named,
            List<Lock> locks,
            RequestEvidence evidence,
            Inquiry inquiry) {
        this.state = state;
        this.request = request;
        this.identity = identity;
        this.roles = roles;
        this.named = named;
        this.locks = locks;
        this.evidence = evidence;
        this.inquiry = inquiry;
    }

    /** Gathers what can matter and lets the rules look at it. */
    static Deliberation run(CoreRules rules, PolicyState state, Request request) {
        ClusterSettings settings = state.policy().settings();
        Identity identity = state.policy().identities().resolve(request.subject());
        RoleSet roles = RoleSet.of(identity, state.policy());
        List<Lock> named = LockSearch.find(state.locks().index(), request, identity, settings.name());
        List<Lock> locks = LockSearch.inForce(named, request.now());
        RequestEvidence evidence = new RequestEvidence(state.policy(), request, identity, roles, locks);
        Inquiry inquiry = new Inquiry(
                new Inquiry.Situation(
                        request.effectiveSession(),
                        settings.lockMode() == LockMode.STRICT || roles.strict(),
                        state.locks().freshness() == Freshness.STALE,
                        settings.onPolicyChange()),
                evidence);
        rules.run(inquiry);
        return new Deliberation(state, request, identity, roles, named, locks, evidence, inquiry);
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
                state.locks().revision(),
                holdsUntil(finding));
    }

    /** Who the subject is here. */
    Identity identity() {
        return identity;
    }

    /** The locks that name something of the request, in force or not. */
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

    /** The answer of a lock holds until that lock ends; else it depends on what rules have read of the clock. */
    private Instant holdsUntil(Finding finding) {
        return finding.line() == Line.LOCK && !locks.isEmpty()
                ? locks.get(0).end()
                : evidence.holdsUntil(finding.line());
    }
}
