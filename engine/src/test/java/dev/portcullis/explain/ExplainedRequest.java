package dev.portcullis.explain;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.core.CoreRules;
import dev.portcullis.engine.Explanation;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Request;

/** A request with what the engine answered, and why. */
record ExplainedRequest(Request request, Explanation answer, Reasoning reasoning) {
    private static final CoreRules RULES = new CoreRules();
    private static final PolicyCompiler COMPILER = new PolicyCompiler();

    static ExplainedRequest of(Catalog catalog, Proof proof, Request request) {
        CompiledPolicy policy = COMPILER.compile(catalog).policy();
        LockView view = LockView.of(catalog.locks(), 1, proof);
        Explanation answer = new PolicyEngine(RULES, policy, view).explain(request);
        return new ExplainedRequest(request, answer, new Explainer(catalog, policy, view).explain(request, answer));
    }
}
