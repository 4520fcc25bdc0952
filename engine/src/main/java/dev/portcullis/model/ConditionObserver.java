package dev.portcullis.model;

import dev.portcullis.syntax.Declaration;
import dev.portcullis.syntax.Expression;

/**
 * Looks on while rules are compiled: what it answers is asked in place of what it was shown, so that it can hear what
 * each condition says. A definition is shown once, however many rules use it.
 */
@FunctionalInterface
public interface ConditionObserver {
    /** Answers what it was shown. */
    ConditionObserver NONE = (node, condition) -> condition;

    /**
     * A condition that is a part of a rule: {@code and}, {@code or}, {@code not}, or something smaller that is true or
     * false by itself.
     *
     * @param node where the condition stands in a rule, or in a definition that rules use
     * @param condition what decides
     */
    Condition part(Expression node, Condition condition);

    /**
     * All of what must hold before a rule applies: {@code when}, and not {@code unless}.
     *
     * @param rule the rule
     * @param condition what decides
     */
    default Condition whole(Declaration.Rule rule, Condition condition) {
        return condition;
    }
}
