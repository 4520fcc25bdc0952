package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.ALWAYS_BEATEN;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.syntax.Conclusion;
import dev.portcullis.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds {@code allow} rules that can never give anything because some other rule denies wherever they apply. A rule that
 * cannot be evaluated denies too, so it is enough that the other one is never false.
 */
final class BeatenRules {
    /**
     * A rule that denies.
     *
     * @param rule the rule
     * @param spared when it certainly does not apply
     */
    private record Denial(CheckedRule rule, Formula spared) {}

    private final Map<String, List<Denial>> byKind = new HashMap<>();
    private final List<Denial> ofAllKinds = new ArrayList<>();
    private final List<Denial> all = new ArrayList<>();
    private final Effort effort = new Effort();
    private final Diagnostics found;

    private BeatenRules(List<CheckedRule> rules, Diagnostics found) {
        this.found = found;
        rules.stream().filter(rule -> !isAllow(rule)).forEach(this::add);
    }

    static void report(List<CheckedRule> rules, Diagnostics found) {
        BeatenRules beaten = new BeatenRules(rules, found);
        rules.stream().filter(BeatenRules::isAllow).forEach(beaten::report);
    }

    private static boolean isAllow(CheckedRule rule) {
        return rule.rule().conclusion() instanceof Conclusion.Allow;
    }

    private void add(CheckedRule rule) {
        Denial denial = new Denial(rule, RuleFormula.of(rule, Polarity.FALSE, effort));
        all.add(denial);
        List<Name> kinds = rule.rule().kinds();
        if (kinds.isEmpty()) {
            ofAllKinds.add(denial);
        }
        kinds.forEach(kind ->
                byKind.computeIfAbsent(kind.text(), key -> new ArrayList<>()).add(denial));
    }

    private void report(CheckedRule allow) {
        Formula applies = RuleFormula.of(allow, Polarity.TRUE, effort);
        if (!Possibility.of(List.of(applies), effort)) {
            return;
        }
        rivals(allow)
                .takeWhile(denial -> effort.spend(1))
                .filter(denial -> !Possibility.of(List.of(denial.spared(), applies), effort))
                .findFirst()
                .ifPresent(denial -> found.add(ALWAYS_BEATEN.at(
                        allow.rule().name().span(),
                        denial.rule().rule().name().value(),
                        denial.rule().rule().name().span())));
    }

    /** The rules that deny for what one of its kinds is. */
    private Stream<Denial> rivals(CheckedRule allow) {
        return allow.rule().kinds().stream()
                .findFirst()
                .map(kind -> Stream.concat(byKind.getOrDefault(kind.text(), List.of()).stream(), ofAllKinds.stream()))
                .orElse(all.stream());
    }
}
