package dev.portcullis.check;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.syntax.RuleFile;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what the names of a file of rules mean, and what is wrong with it. What is merely suspicious is looked for
 * in files without errors only.
 */
public final class RuleFileChecker {
    private RuleFileChecker() {}

    /** The file with its meaning. Empty exactly when an error was reported. */
    public static Optional<CheckedRules> check(RuleFile file, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics();
        DefinitionChecker definitions = new DefinitionChecker(file.definitions(), found);
        RuleChecker checker = new RuleChecker(definitions, found);
        List<CheckedRule> rules = file.rules().stream()
                .flatMap(rule -> checker.check(rule).stream())
                .toList();
        if (!found.hasErrors()) {
            definitions.reportUnused(file.rules().stream()
                    .flatMap(RuleChecker::expressions)
                    .flatMap(expression -> Parts.heads(expression).stream())
                    .toList());
            Effort effort = new Effort();
            definitions.reportSettled(effort);
            rules.forEach(rule -> ReachCheck.report(rule, effort, found));
        }
        diagnostics.addAll(found.sorted());
        return found.hasErrors() ? Optional.empty() : Optional.of(new CheckedRules(file, rules));
    }
}
