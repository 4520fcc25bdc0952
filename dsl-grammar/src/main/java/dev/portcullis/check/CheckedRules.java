package dev.portcullis.check;

import dev.portcullis.syntax.RuleFile;
import java.util.List;

/**
 * A file of rules with what their names mean.
 *
 * @param file as it was written
 * @param rules its rules, in the order of writing
 */
public record CheckedRules(RuleFile file, List<CheckedRule> rules) {
    public CheckedRules {
        rules = List.copyOf(rules);
    }
}
