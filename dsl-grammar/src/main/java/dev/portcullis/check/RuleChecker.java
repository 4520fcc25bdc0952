package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.DUPLICATE_SCOPE;
import static dev.portcullis.diagnostic.DiagnosticCode.EXPANDS_TOO_FAR;
import static dev.portcullis.diagnostic.DiagnosticCode.TOO_MANY_NAMES;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.syntax.Conclusion;
import dev.portcullis.syntax.Declaration.Rule;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what the names of one rule mean. */
final class RuleChecker {
    /** How many kinds, and how many actions, a rule may list. */
    private static final int MOST_NAMES = 1_000;

    private final DefinitionChecker definitions;
    private final Diagnostics found;

    RuleChecker(DefinitionChecker definitions, Diagnostics found) {
        this.definitions = definitions;
        this.found = found;
    }

    /** The rule with its meaning. Empty exactly when an error was reported. */
    Optional<CheckedRule> check(Rule rule) {
        boolean tooMany = reportTooMany("for", rule.kinds());
        tooMany |= reportTooMany("on", rule.actions());
        if (tooMany) {
            return Optional.empty();
        }
        reportDuplicates(rule.kinds());
        reportDuplicates(rule.actions());
        rule.kinds().forEach(kind -> UsualWords.KINDS.check(kind, found));
        rule.actions().forEach(action -> UsualWords.ACTIONS.check(action, found));
        if (isTooLarge(rule)) {
            found.add(EXPANDS_TOO_FAR.at(rule.name().span(), rule.name().value(), Extent.MOST_NODES, Extent.DEEPEST));
            return Optional.empty();
        }
        DefinedNames defined = definitions.defined();
        Optional<CheckedExpression> when =
                rule.when().flatMap(expression -> RuleExpressionChecker.condition(expression, defined, found));
        Optional<CheckedExpression> unless =
                rule.unless().flatMap(expression -> RuleExpressionChecker.condition(expression, defined, found));
        List<Expression> written = values(rule.conclusion());
        List<CheckedExpression> values = written.stream()
                .flatMap(expression -> RuleExpressionChecker.value(expression, defined, found).stream())
                .toList();
        boolean whole = when.isPresent() == rule.when().isPresent()
                && unless.isPresent() == rule.unless().isPresent()
                && values.size() == written.size();
        return whole ? Optional.of(new CheckedRule(rule, when, unless, values)) : Optional.empty();
    }

    private boolean reportTooMany(String clause, List<Name> names) {
        if (names.size() <= MOST_NAMES) {
            return false;
        }
        found.add(TOO_MANY_NAMES.at(names.get(MOST_NAMES).span(), clause, MOST_NAMES));
        return true;
    }

    private void reportDuplicates(List<Name> names) {
        Set<String> seen = new HashSet<>();
        names.stream()
                .filter(name -> !seen.add(name.text()))
                .forEach(name -> found.add(DUPLICATE_SCOPE.at(name.span(), name.text())));
    }

    private boolean isTooLarge(Rule rule) {
        return expressions(rule)
                .map(expression -> Extent.of(expression, definitions.extents()))
                .reduce(Extent.NONE, Extent::beside)
                .isTooLarge();
    }

    /** All expressions of a rule. */
    static Stream<Expression> expressions(Rule rule) {
        return Stream.of(rule.when().stream(), rule.unless().stream(), values(rule.conclusion()).stream())
                .flatMap(expressions -> expressions);
    }

    private static List<Expression> values(Conclusion conclusion) {
        return message(conclusion).stream()
                .flatMap(message -> message.parts().stream())
                .filter(part -> part instanceof Message.Part.Value)
                .map(part -> ((Message.Part.Value) part).expression())
                .toList();
    }

    private static Optional<Message> message(Conclusion conclusion) {
        if (conclusion instanceof Conclusion.Deny deny) return deny.message();
        if (conclusion instanceof Conclusion.Terminate terminate) return terminate.message();
        return Optional.empty();
    }
}
