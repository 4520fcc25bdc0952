package dev.portcullis.reference;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Obligation;
import dev.portcullis.decision.Reason;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Request;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineAgreementTest {
    private static final int EXAMPLES = 30_000;
    private static final Set<Reason> LOCKS_AND_RULES =
            EnumSet.of(Reason.LOCK_VIEW_STALE, Reason.LOCKED, Reason.RULE, Reason.ERROR);
    private static final CoreRules RULES = new CoreRules();
    private static final PolicyCompiler COMPILER = new PolicyCompiler();

    @Test
    void theEngineDecidesAsTheReferenceDoes() {
        Comparison.fromProperties().agreesWith(EngineAgreementTest::decide, EXAMPLES);
    }

    @Test
    void whereOnlyLocksDecideNothingElseRefuses() {
        Comparison.fromProperties()
                .agreesWith(
                        (catalog, stale, request) ->
                                verdict(DecisionMode.LOCK_ONLY.of(decision(catalog, stale, request))),
                        EngineAgreementTest::byLocksAlone,
                        EXAMPLES / 3);
    }

    private static Verdict byLocksAlone(Verdict verdict) {
        if (LOCKS_AND_RULES.contains(verdict.reason())) {
            return verdict;
        }
        boolean running = verdict.reason() == Reason.CONTINUES || verdict.effect() == Effect.TERMINATE;
        return running ? Verdict.CONTINUES : Verdict.GRANTED;
    }

    private static Verdict decide(Catalog catalog, boolean stale, Request request) {
        return verdict(decision(catalog, stale, request));
    }

    private static Decision decision(Catalog catalog, boolean stale, Request request) {
        LockView locks = LockView.of(catalog.locks(), 1, stale ? Proof.NEVER : Proof.ALWAYS);
        PolicyEngine engine = new PolicyEngine(RULES, COMPILER.compile(catalog).policy(), locks);
        return engine.decide(request);
    }

    private static Verdict verdict(Decision decision) {
        Finding finding = decision.finding();
        String lock = finding.origin().kind().equals("lock") ? finding.origin().name() : "";
        return new Verdict(
                decision.effect(),
                decision.reason(),
                decision.message(),
                lock,
                decision.obligations().stream().collect(toUnmodifiableMap(Obligation::name, Obligation::value)));
    }
}
