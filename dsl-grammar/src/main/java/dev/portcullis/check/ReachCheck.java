package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.NEVER_APPLIES;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Conclusion;
import dev.portcullis.syntax.Declaration.Rule;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Name;
import java.util.List;
import java.util.Set;

/** Finds rules that apply to no request because their clauses exclude each other. */
final class ReachCheck {
    /** What {@code allow} rules never look at: certificates and calls of the Auth API. */
    private static final Set<String> NOT_ALLOWED = Set.of("api", "authenticate", "join");

    private final CheckedRule checked;
    private final Rule rule;
    private final Effort effort;
    private final Diagnostics found;

    private ReachCheck(CheckedRule checked, Effort effort, Diagnostics found) {
        this.checked = checked;
        this.rule = checked.rule();
        this.effort = effort;
        this.found = found;
    }

    static void report(CheckedRule rule, Effort effort, Diagnostics found) {
        new ReachCheck(rule, effort, found).report();
    }

    private void report() {
        List<Name> actions = rule.actions();
        boolean allows = rule.conclusion() instanceof Conclusion.Allow;
        if (allows && !actions.isEmpty() && actions.stream().map(Name::text).allMatch(NOT_ALLOWED::contains)) {
            found.add(NEVER_APPLIES
                    .at(
                            actions.get(0)
                                    .span()
                                    .to(actions.get(actions.size() - 1).span()),
                            "never applies",
                            "`allow` is for reaching resources, not for calls and certificates")
                    .withHelp("rights to call are given in the rules of a role"));
        } else if (!isSettled() && !Possibility.of(List.of(RuleFormula.of(checked, Polarity.TRUE, effort)), effort)) {
            locate();
        }
    }

    /** What is the same in every request is reported by itself. */
    private boolean isSettled() {
        Diagnostics own = new Diagnostics();
        boolean when = checked.when()
                .filter(condition -> TruthCheck.report(condition, effort, own))
                .isPresent();
        boolean unless = checked.unless()
                .filter(condition -> TruthCheck.report(condition, effort, own))
                .isPresent();
        found.addAll(own.sorted());
        return when || unless;
    }

    private void locate() {
        if (checked.when().filter(when -> contradicts(when, Polarity.TRUE)).isPresent()
                || checked.unless()
                        .filter(unless -> contradicts(unless, Polarity.FALSE))
                        .isPresent()) {
            return;
        }
        Span place = rule.unless().map(Expression::span).orElse(rule.name().span());
        add(place, rule.when().isPresent() ? "`unless` excludes all that `when` takes" : "`unless` excludes all");
    }

    /** Reports the part of a condition that its scope excludes. */
    private boolean contradicts(CheckedExpression condition, Polarity polarity) {
        Expression whole = condition.expression();
        List<Expression> parts =
                whole instanceof And and && polarity == Polarity.TRUE ? and.operands() : List.of(whole);
        for (Expression part : parts) {
            Formula formula = Formulas.of(part, condition.meanings(), polarity, effort);
            if (!Possibility.of(List.of(formula, RuleFormula.kinds(rule, Polarity.TRUE)), effort)) {
                return add(
                        part.span(),
                        polarity == Polarity.TRUE
                                ? "its `for` excludes this"
                                : "`unless` excludes all that `for` takes");
            }
            if (!Possibility.of(List.of(formula, RuleFormula.actions(rule, Polarity.TRUE)), effort)) {
                return add(
                        part.span(),
                        polarity == Polarity.TRUE ? "its `on` excludes this" : "`unless` excludes all that `on` takes");
            }
        }
        return false;
    }

    private boolean add(Span place, String reason) {
        boolean allows = rule.conclusion() instanceof Conclusion.Allow;
        boolean fails = checked.when().filter(Certainty::canFail).isPresent()
                || checked.unless().filter(Certainty::canFail).isPresent();
        String effect = fails && !allows ? "applies only where it cannot be evaluated" : "never applies";
        found.add(NEVER_APPLIES.at(place, effect, reason));
        return true;
    }
}
