package dev.portcullis.model;

import dev.portcullis.syntax.Declaration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the parts of a rule need to be compiled.
 *
 * @param rule the rule
 * @param cluster name of the cluster that decides
 * @param patterns compiles patterns
 * @param observer looks on
 * @param reads gets the parts of a request that are read
 */
record RuleContext(
        Declaration.Rule rule,
        String cluster,
        PatternCompiler patterns,
        ConditionObserver observer,
        Set<RequestPart> reads) {
    /** The same without anybody who looks on. */
    RuleContext unobserved() {
        return new RuleContext(rule, cluster, patterns, ConditionObserver.NONE, reads);
    }

    /** For explanations: nobody looks on. */
    static RuleContext silent(Declaration.Rule rule, String cluster) {
        return new RuleContext(
                rule, cluster, PatternCompiler.silent(), ConditionObserver.NONE, EnumSet.noneOf(RequestPart.class));
    }
}
