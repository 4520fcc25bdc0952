package dev.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.fact.Inquiry;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMode;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Account;
import dev.portcullis.request.Action;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.role.DeviceTrust;
import dev.portcullis.role.LabelCondition;
import dev.portcullis.role.LabelSelector;
import dev.portcullis.role.Principal;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.role.RoleSection;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.drools.model.Model;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.junit.jupiter.api.Test;

class PolicyEngineTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final CompiledPolicy POLICY = policy(role("ops"));
    private static final Request BY_OPS = request("ops");

    @Test
    void tellsThePolicyThatDecidesNow() {
        PolicyEngine engine = new PolicyEngine(policy(), LockView.EMPTY);
        engine.use(POLICY);

        assertThat(engine.policy()).isSameAs(POLICY);
    }

    @Test
    void aRoleGrants() {
        Decision decision = engine().decide(BY_OPS);
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.finding().origin().name()).isEqualTo("ops");
    }

    @Test
    void anotherViewOfTheLocksCountsFromTheNextDecisionOn() {
        PolicyEngine engine = engine();
        engine.use(LockView.of(List.of(lock("l", Instant.MAX)), 7, Proof.ALWAYS));
        Decision decision = engine.decide(BY_OPS);
        assertThat(decision.reason()).isEqualTo(Reason.LOCKED);
        assertThat(decision.locks().token().revision()).isEqualTo(7);
        assertThat(engine.decide(BY_OPS.active()).effect()).isEqualTo(Effect.TERMINATE);
    }

    @Test
    void anotherPolicyIsAnotherGeneration() {
        PolicyEngine engine = engine();
        assertThat(engine.decide(BY_OPS).generation()).isEqualTo(1);
        engine.use(policy());
        Decision decision = engine.decide(BY_OPS);
        assertThat(decision.generation()).isEqualTo(2);
        assertThat(decision.reason()).isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void anUnknownRoleGrantsNothingAndIsAWarning() {
        Decision decision = engine().decide(request("ghost"));
        assertThat(decision.reason()).isEqualTo(Reason.NO_MATCH);
        assertThat(decision.warnings()).containsExactly("role \"ghost\" is not found");
    }

    @Test
    void theLockThatEndsLastIsReportedAndTellsHowLongTheAnswerHolds() {
        Instant soon = NOW.plusSeconds(60);
        Instant later = NOW.plusSeconds(120);
        PolicyEngine engine = engine();
        engine.use(LockView.of(
                List.of(lock("a", soon), lock("c", later), lock("b", later), lock("old", NOW)), 1, Proof.ALWAYS));
        Explanation explanation = engine.explain(BY_OPS);
        assertThat(explanation.decision().finding().origin().name()).isEqualTo("b");
        assertThat(explanation.decision().holdsUntil()).isEqualTo(later);
        assertThat(explanation.findings())
                .filteredOn(finding -> finding.line() == Line.LOCK)
                .extracting(finding -> finding.origin().name())
                .containsExactly("b", "c", "a");
    }

    @Test
    void anExplanationHasEveryFindingInTheOrderOfTheLines() {
        PolicyEngine engine = engine();
        engine.use(LockView.of(List.of(lock("l", Instant.MAX)), 1, Proof.ALWAYS));
        assertThat(engine.explain(BY_OPS).findings()).extracting(Finding::line).containsExactly(Line.LOCK, Line.GRANT);
    }

    @Test
    void aFaultRefusesAndEndsNothingElse() {
        PolicyEngine engine = new PolicyEngine(
                new CoreRules(List.of(adding(inquiry -> {
                    if (!inquiry.isNewSession()) {
                        throw new IllegalStateException("broken on purpose");
                    }
                }))),
                POLICY,
                LockView.EMPTY);
        for (int i = 0; i < 3; i++) {
            Decision decision = engine.decide(BY_OPS.active());
            assertThat(decision.effect()).isEqualTo(Effect.TERMINATE);
            assertThat(decision.reason()).isEqualTo(Reason.ERROR);
            assertThat(decision.finding().detail()).contains("Exception");
            assertThat(engine.explain(BY_OPS.active()).decision().effect()).isEqualTo(Effect.TERMINATE);
            assertThat(engine.decide(BY_OPS).allowed()).isTrue();
        }
    }

    @Test
    void aFaultRefusesACallWhateverIsSaidOfASession() {
        PolicyEngine engine = new PolicyEngine(
                new CoreRules(List.of(adding(inquiry -> {
                    throw new IllegalStateException("broken on purpose");
                }))),
                POLICY,
                LockView.EMPTY);
        Request call = Request.call(BY_OPS.subject(), Action.API, NOW);
        assertThat(engine.decide(call.active()).effect()).isEqualTo(Effect.DENY);
    }

    @Test
    void anIntegratorsRuleCanDenyAndCannotAllowWhatALockStops() {
        Finding denial = new Finding(Line.DENY_RULE, Reason.RULE, "closed", Origin.NONE);
        Finding grant = new Finding(Line.GRANT, Reason.GRANTED, "", Origin.NONE);
        PolicyEngine denying = new PolicyEngine(
                new CoreRules(List.of(adding(inquiry -> inquiry.conclude(denial)))), POLICY, LockView.EMPTY);
        assertThat(denying.decide(BY_OPS).message()).isEqualTo("closed");
        PolicyEngine granting = new PolicyEngine(
                new CoreRules(List.of(adding(inquiry -> inquiry.conclude(grant)))), POLICY, LockView.EMPTY);
        granting.use(LockView.of(List.of(lock("l", Instant.MAX)), 1, Proof.ALWAYS));
        assertThat(granting.decide(BY_OPS).reason()).isEqualTo(Reason.LOCKED);
    }

    @Test
    void aStaleViewRefusesInStrictModeOnly() {
        PolicyEngine engine = engine();
        engine.use(LockView.EMPTY.with(Proof.NEVER));
        assertThat(engine.decide(BY_OPS).allowed()).isTrue();
        engine.use(policy(new Role(
                "ops",
                RoleVersion.V7,
                role("ops").allow(),
                RoleSection.EMPTY,
                new RoleOptions(Optional.of(LockMode.STRICT), false, DeviceTrust.OFF),
                Span.NONE)));
        assertThat(engine.decide(BY_OPS).reason()).isEqualTo(Reason.LOCK_VIEW_STALE);
        assertThat(engine.decide(BY_OPS.active()).effect()).isEqualTo(Effect.TERMINATE);
    }

    private static Model adding(Consumer<Inquiry> consequence) {
        Variable<Inquiry> inquiry = declarationOf(Inquiry.class, "inquiry");
        ModelImpl model = new ModelImpl();
        model.addRule(
                rule("integrator", "added").build(pattern(inquiry), on(inquiry).execute(consequence::accept)));
        return model;
    }

    private static PolicyEngine engine() {
        return new PolicyEngine(POLICY, LockView.EMPTY);
    }

    private static CompiledPolicy policy(Role... roles) {
        return new PolicyCompiler()
                .compile(new Catalog(ClusterSettings.DEFAULT, List.of(roles), List.of(), List.of()))
                .policy();
    }

    private static Role role(String name) {
        RoleSection allow = new RoleSection(
                List.of("default"),
                Map.of(ResourceKind.NODE, new LabelCondition(LabelSelector.everything(), Optional.empty())),
                Map.of(Principal.LOGINS, List.of(Fragment.of("root"))),
                List.of(),
                Span.NONE);
        return new Role(name, RoleVersion.V7, allow, RoleSection.EMPTY, RoleOptions.NONE, Span.NONE);
    }

    private static Lock lock(String name, Instant expires) {
        return new Lock(name, LockTarget.of(TargetField.USER, "ann"), "", expires, Instant.MAX, Span.NONE);
    }

    private static Request request(String role) {
        return Request.connect(
                Subject.User.local("ann", List.of(role), Map.of()),
                Protocol.SSH,
                Resource.of("node", "web-1", Map.of()),
                Account.login("root"),
                NOW);
    }
}
