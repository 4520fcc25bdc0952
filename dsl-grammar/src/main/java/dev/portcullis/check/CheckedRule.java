package dev.portcullis.check;

import dev.portcullis.syntax.Declaration;
import java.util.List;
import java.util.Optional;

/**
 * A rule with what its names mean.
 *
 * @param rule as it was written
 * @param when what must be true
 * @param unless what must not be true
 * @param values what is put into its message, in the order of writing
 */
public record CheckedRule(
        Declaration.Rule rule,
        Optional<CheckedExpression> when,
        Optional<CheckedExpression> unless,
        List<CheckedExpression> values) {
    public CheckedRule {
        values = List.copyOf(values);
    }
}
