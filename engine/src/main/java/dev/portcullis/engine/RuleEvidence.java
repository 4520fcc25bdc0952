package dev.portcullis.engine;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.model.CompiledRule;
import dev.portcullis.model.RuleIndex;
import dev.portcullis.model.Scope;
import dev.portcullis.model.TimedScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rules of one line say about a request.
 *
 * @param findings what holds or cannot be evaluated, the one to report first
 * @param holding the rules that hold
 * @param until the first instant at which any of it may be otherwise
 */
record RuleEvidence(List<Finding> findings, List<CompiledRule> holding, Instant until) {
    /** There is no rule that could say anything. */
    static final RuleEvidence NONE = new RuleEvidence(List.of(), List.of(), Instant.MAX);

    /** Asks every rule of a line that can matter. */
    static RuleEvidence of(Line line, RuleIndex rules, Scope scope) {
        List<CompiledRule> candidates = rules.candidates(line, scope);
        if (candidates.isEmpty()) {
            return NONE;
        }
        TimedScope timed = new TimedScope(scope);
        List<Finding> findings = new ArrayList<>(2);
        List<CompiledRule> holding = new ArrayList<>(2);
        for (int i = 0; i < candidates.size(); i++) {
            Optional<Finding> finding = candidates.get(i).finding(timed);
            if (finding.isPresent()) {
                findings.add(finding.get());
                holding.add(candidates.get(i));
            }
        }
        return new RuleEvidence(findings, holding, timed.until());
    }
}
