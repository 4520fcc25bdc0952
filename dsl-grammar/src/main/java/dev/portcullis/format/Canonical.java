package dev.portcullis.format;

import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Bool;
import dev.portcullis.syntax.Expression.Length;
import dev.portcullis.syntax.Expression.Moment;
import dev.portcullis.syntax.Expression.Numeral;
import dev.portcullis.syntax.Expression.Text;
import java.util.List;

/**
 * Literals in one spelling for each value, and no comments.
 *
 * @param dialect whose spelling
 */
record Canonical(Dialect dialect) implements Writing {
    @Override
    public String literal(Expression literal) {
        if (literal instanceof Text text) return Quotes.print(text.value(), dialect);
        if (literal instanceof Numeral numeral) return numeral.value().toPlainString();
        if (literal instanceof Bool bool) return String.valueOf(bool.value());
        if (literal instanceof Length length) return Times.print(length.value());
        if (literal instanceof Moment moment) return moment.value().toString();
        throw new AssertionError("no case for " + literal);
    }

    @Override
    public List<Layout> commentsBefore(int offset) {
        return List.of();
    }
}
