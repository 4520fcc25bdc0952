package dev.portcullis.model;

import dev.portcullis.check.CheckedExpression;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rules of a policy need to be compiled, and what they share: a definition is compiled once, not once a rule. */
final class RuleContext {
    private final PatternCompiler patterns;
    private final ConditionObserver observer;
    private final Set<RequestPart> reads;
    private final IdentityHashMap<CheckedExpression, RuleTree> definitions = new IdentityHashMap<>();
    private final IdentityHashMap<List<?>, Set<String>> texts = new IdentityHashMap<>();

    /**
     * @param patterns compiles patterns
     * @param observer looks on
     * @param reads gets the parts of a request that are read
     */
    RuleContext(PatternCompiler patterns, ConditionObserver observer, Set<RequestPart> reads) {
        this.patterns = patterns;
        this.observer = observer;
        this.reads = reads;
    }

    /** The same without anybody who looks on. */
    RuleContext unobserved() {
        return observer == ConditionObserver.NONE ? this : new RuleContext(patterns, ConditionObserver.NONE, reads);
    }

    /** For explanations: nobody looks on. */
    static RuleContext silent() {
        return new RuleContext(PatternCompiler.silent(), ConditionObserver.NONE, EnumSet.noneOf(RequestPart.class));
    }

    PatternCompiler patterns() {
        return patterns;
    }

    ConditionObserver observer() {
        return observer;
    }

    /** The parts of a request that are read. */
    Set<RequestPart> reads() {
        return reads;
    }

    /** What a {@code define} gives a name to: the same for all that use the name. */
    RuleTree definition(CheckedExpression definition) {
        return definitions.computeIfAbsent(definition, unused -> new RuleTree(definition, this));
    }

    /** The texts of a list that is written in the policy; none where it has anything else. */
    Set<String> texts(List<?> written) {
        return texts.computeIfAbsent(written, RuleContext::textsOf);
    }

    private static Set<String> textsOf(List<?> list) {
        return list.stream().allMatch(String.class::isInstance)
                ? list.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
