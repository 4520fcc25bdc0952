package dev.portcullis.check;

import dev.portcullis.check.Formula.All;
import dev.portcullis.check.Formula.Any;
import dev.portcullis.check.Formula.Claim;
import dev.portcullis.syntax.Declaration.Rule;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a rule applies and when it does not. */
final class RuleFormula {
    private RuleFormula() {}

    /** What its {@code for} asks. */
    static Formula kinds(Rule rule, Polarity polarity) {
        return scope(Variable.RESOURCE_KIND, rule.kinds(), polarity);
    }

    /** What its {@code on} asks. */
    static Formula actions(Rule rule, Polarity polarity) {
        return scope(Variable.ACTION_NAME, rule.actions(), polarity);
    }

    private static Formula scope(Variable variable, List<Name> names, Polarity polarity) {
        if (names.isEmpty()) {
            return polarity == Polarity.TRUE ? Formula.ANYTHING : Formula.NOTHING;
        }
        List<String> words = names.stream().map(Name::text).toList();
        Operator operator = polarity == Polarity.TRUE ? Operator.IN : Operator.NOT_IN;
        return new Claim(Subject.of(variable), operator, words, Optional.empty());
    }

    /** When it applies, or certainly does not: where its condition cannot be evaluated is neither. */
    static Formula of(CheckedRule checked, Polarity polarity, Effort effort) {
        List<Formula> parts = new ArrayList<>();
        parts.add(kinds(checked.rule(), polarity));
        parts.add(actions(checked.rule(), polarity));
        checked.when().ifPresent(when -> parts.add(Formulas.of(when, polarity, effort)));
        checked.unless().ifPresent(unless -> parts.add(Formulas.of(unless, polarity.opposite(), effort)));
        return polarity == Polarity.TRUE ? new All(parts) : new Any(parts);
    }
}
