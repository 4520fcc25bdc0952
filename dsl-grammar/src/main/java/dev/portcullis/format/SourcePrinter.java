package dev.portcullis.format;

import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Matcher;
import dev.portcullis.syntax.Template;

/** Prints a tree in the spelling of its dialect, with as few parentheses as give the same tree again. */
public final class SourcePrinter {
    private static final int ONE_LINE = Integer.MAX_VALUE;

    private SourcePrinter() {}

    /** An expression on one line. */
    public static String print(Expression expression, Dialect dialect) {
        Layout layout = new ExpressionLayout(dialect, new Canonical(dialect)).of(expression);
        return LayoutPrinter.print(layout, ONE_LINE);
    }

    public static String print(Template template) {
        if (template instanceof Template.Literal literal) return literal.text();
        if (template instanceof Template.Substitution substitution) return printSubstitution(substitution);
        throw new AssertionError("no case for " + template);
    }

    public static String print(Matcher matcher) {
        if (matcher instanceof Matcher.Literal literal) return literal.text();
        if (matcher instanceof Matcher.Glob glob) return String.join("*", glob.parts());
        if (matcher instanceof Matcher.Regex regex) return regex.pattern();
        throw new AssertionError("no case for " + matcher);
    }

    private static String printSubstitution(Template.Substitution substitution) {
        String expression = print(substitution.expression(), Dialect.TEMPLATE);
        return substitution.prefix() + "{{" + expression + "}}" + substitution.suffix();
    }
}
