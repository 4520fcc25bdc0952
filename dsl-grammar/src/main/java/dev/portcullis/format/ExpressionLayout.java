package dev.portcullis.format;

import static dev.portcullis.format.Layout.BLANK;
import static dev.portcullis.format.Layout.GAP;
import static dev.portcullis.format.Layout.LINE;
import static dev.portcullis.format.Layout.group;
import static dev.portcullis.format.Layout.nested;
import static dev.portcullis.format.Layout.sequence;
import static dev.portcullis.format.Layout.text;

import dev.portcullis.source.Span;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Index;
import dev.portcullis.syntax.Expression.ListOf;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Or;
import java.util.ArrayList;
import java.util.List;

/**
 * Expressions in the spelling of their dialect, with as few parentheses as give the same tree again. The parts of an
 * expression are taken in the order of writing, and each takes along the comments before it.
 */
final class ExpressionLayout {
    private final Dialect dialect;
    private final Writing writing;

    ExpressionLayout(Dialect dialect, Writing writing) {
        this.dialect = dialect;
        this.writing = writing;
    }

    Layout of(Expression expression) {
        if (expression instanceof ListOf list) return listOf(list);
        if (expression instanceof Name name) return word(name.text(), name.span());
        if (expression instanceof Member member) return member(member);
        if (expression instanceof Index index) return index(index);
        if (expression instanceof Call call) return call(call);
        if (expression instanceof Not not) return not(not);
        if (expression instanceof And and) return chain(and.operands(), words("&&", "and"), Precedence.NOT);
        if (expression instanceof Or or) return chain(or.operands(), words("||", "or"), Precedence.AND);
        if (expression instanceof Comparison comparison) return comparison(comparison);
        return word(writing.literal(expression), expression.span());
    }

    /** A word, and the comments before it. */
    Layout word(String text, Span span) {
        return Layout.join(writing.commentsBefore(span.start()), text(text));
    }

    private Layout member(Member member) {
        Layout target = wrapped(member.target(), Precedence.CHAIN);
        return sequence(target, text("."), of(member.field()));
    }

    private Layout index(Index index) {
        Layout target = wrapped(index.target(), Precedence.CHAIN);
        return sequence(target, text("["), nested(of(index.key()), beforeEnd(index)), text("]"));
    }

    private Layout call(Call call) {
        Layout callee = wrapped(call.callee(), Precedence.CHAIN);
        return sequence(callee, text("("), items(call.arguments(), call), text(")"));
    }

    private Layout listOf(ListOf list) {
        return sequence(word("[", list.span()), items(list.items(), list), text("]"));
    }

    private Layout items(List<Expression> items, Expression list) {
        List<Layout> parts = new ArrayList<>();
        for (Expression item : items) {
            if (!parts.isEmpty()) {
                parts.add(text(","));
                parts.addAll(writing.commentsBefore(item.span().start()));
                parts.add(LINE);
            }
            parts.add(of(item));
        }
        Layout end = beforeEnd(list);
        return items.isEmpty() ? nested(end) : group(nested(GAP, new Layout.Sequence(parts), end), GAP);
    }

    /** The comments before the bracket that closes an expression. */
    private Layout beforeEnd(Expression expression) {
        return new Layout.Sequence(
                writing.commentsBefore(Math.max(0, expression.span().end() - 1)));
    }

    private Layout not(Not not) {
        Layout sign = word(words("!", "not"), not.span());
        Layout operand = wrapped(not.operand(), Precedence.of(not, dialect));
        return dialect == Dialect.RULES ? sequence(sign, BLANK, operand) : sequence(sign, operand);
    }

    private Layout comparison(Comparison comparison) {
        Layout left = wrapped(comparison.left(), Precedence.TIGHT_NOT);
        Layout sign = text(comparison.operator().sign());
        return sequence(left, BLANK, sign, BLANK, wrapped(comparison.right(), Precedence.TIGHT_NOT));
    }

    private Layout chain(List<Expression> operands, String sign, Precedence needed) {
        List<Layout> parts = new ArrayList<>();
        for (Expression operand : operands) {
            if (!parts.isEmpty()) {
                parts.addAll(writing.commentsBefore(operand.span().start()));
                parts.add(sequence(LINE, text(sign), BLANK));
            }
            parts.add(wrapped(operand, needed));
        }
        return group(nested(new Layout.Sequence(parts)));
    }

    private Layout wrapped(Expression expression, Precedence needed) {
        boolean bare = Precedence.of(expression, dialect).satisfies(needed);
        return bare ? of(expression) : sequence(text("("), of(expression), text(")"));
    }

    private String words(String teleport, String ours) {
        return dialect == Dialect.RULES ? ours : teleport;
    }
}
