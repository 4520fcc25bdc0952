package dev.portcullis.catalog;

import dev.portcullis.check.CheckedRule;
import dev.portcullis.syntax.RuleFile;

/**
 * A rule of a policy's author.
 *
 * @param file the file that it stands in
 * @param checked what it says
 * @param settings what holds when it allows something
 */
public record AuthorRule(RuleFile file, CheckedRule checked, RuleSettings settings) {
    /** What people call it. */
    public String name() {
        return checked.rule().name().value();
    }
}
