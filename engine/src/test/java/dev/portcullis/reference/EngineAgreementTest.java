package dev.portcullis.reference;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Obligation;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Request;
import org.junit.jupiter.api.Test;

class EngineAgreementTest {
    private static final int EXAMPLES = 30_000;
    private static final CoreRules RULES = new CoreRules();
    private static final PolicyCompiler COMPILER = new PolicyCompiler();

    @Test
    void theEngineDecidesAsTheReferenceDoes() {
        Comparison.fromProperties().agreesWith(EngineAgreementTest::decide, EXAMPLES);
    }

    private static Verdict decide(Catalog catalog, boolean stale, Request request) {
        LockView locks = LockView.of(catalog.locks(), 1, stale ? Proof.NEVER : Proof.ALWAYS);
        PolicyEngine engine = new PolicyEngine(RULES, COMPILER.compile(catalog).policy(), locks);
        Decision decision = engine.decide(request);
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
