package dev.portcullis.catalog;

import dev.portcullis.check.CheckedRule;

/**
 * A rule of a policy's author.
 *
 * @param checked what it says
 * @param settings what holds when it allows something
 */
public record AuthorRule(CheckedRule checked, RuleSettings settings) {
    /** What people call it. */
    public String name() {
        return checked.rule().name().value();
    }
}
