package dev.portcullis.format;

import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Bool;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Index;
import dev.portcullis.syntax.Expression.Length;
import dev.portcullis.syntax.Expression.ListOf;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Moment;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Numeral;
import dev.portcullis.syntax.Expression.Or;
import dev.portcullis.syntax.Expression.Text;
import dev.portcullis.syntax.Matcher;
import dev.portcullis.syntax.Template;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a tree in the spelling of its dialect, with as few parentheses as give the same tree again. */
public final class SourcePrinter {
    private final Dialect dialect;

    private SourcePrinter(Dialect dialect) {
        this.dialect = dialect;
    }

    public static String print(Expression expression, Dialect dialect) {
        return new SourcePrinter(dialect).print(expression);
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

    private String print(Expression expression) {
        if (expression instanceof Text text) return Quotes.print(text.value(), dialect);
        if (expression instanceof Numeral numeral) return numeral.value().toPlainString();
        if (expression instanceof Bool bool) return String.valueOf(bool.value());
        if (expression instanceof Length length) return Times.print(length.value());
        if (expression instanceof Moment moment) return moment.value().toString();
        if (expression instanceof ListOf list) return "[" + separated(list.items()) + "]";
        if (expression instanceof Name name) return name.text();
        if (expression instanceof Member member)
            return target(member.target()) + "." + member.field().text();
        if (expression instanceof Index index) return target(index.target()) + "[" + print(index.key()) + "]";
        if (expression instanceof Call call) return target(call.callee()) + "(" + separated(call.arguments()) + ")";
        if (expression instanceof Not not) return printNot(not);
        if (expression instanceof And and) return joined(and.operands(), words(" && ", " and "), Precedence.NOT);
        if (expression instanceof Or or) return joined(or.operands(), words(" || ", " or "), Precedence.AND);
        if (expression instanceof Comparison comparison) return printComparison(comparison);
        throw new AssertionError("no case for " + expression);
    }

    private String printNot(Not not) {
        return words("!", "not ") + wrapped(not.operand(), Precedence.of(not, dialect));
    }

    private String printComparison(Comparison comparison) {
        return wrapped(comparison.left(), Precedence.TIGHT_NOT)
                + " " + comparison.operator().sign() + " "
                + wrapped(comparison.right(), Precedence.TIGHT_NOT);
    }

    private String target(Expression expression) {
        return wrapped(expression, Precedence.CHAIN);
    }

    private String joined(List<Expression> operands, String sign, Precedence needed) {
        return operands.stream().map(operand -> wrapped(operand, needed)).collect(Collectors.joining(sign));
    }

    private String separated(List<Expression> items) {
        return items.stream().map(this::print).collect(Collectors.joining(", "));
    }

    private String wrapped(Expression expression, Precedence needed) {
        String text = print(expression);
        return Precedence.of(expression, dialect).satisfies(needed) ? text : "(" + text + ")";
    }

    private String words(String teleport, String ours) {
        return dialect == Dialect.RULES ? ours : teleport;
    }
}
