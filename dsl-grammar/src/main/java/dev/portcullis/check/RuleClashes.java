package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.DUPLICATE_RULE;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.syntax.Expression.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is wrong between several rules of a policy, wherever they are written. */
public final class RuleClashes {
    private RuleClashes() {}

    public static void check(List<CheckedRules> files, Diagnostics diagnostics) {
        Map<String, Text> names = new HashMap<>();
        List<CheckedRule> rules =
                files.stream().flatMap(file -> file.rules().stream()).toList();
        for (CheckedRule rule : rules) {
            Text name = rule.rule().name();
            Text first = names.putIfAbsent(name.value(), name);
            if (first != null) {
                diagnostics.add(DUPLICATE_RULE.at(name.span(), name.value(), first.span()));
            }
        }
        BeatenRules.report(rules, diagnostics);
    }
}
