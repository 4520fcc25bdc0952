package dev.portcullis.syntax;

import dev.portcullis.source.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is computed. The kinds serve all dialects; a dialect that lacks one never parses to it. Parentheses and the
 * spelling of an operator ({@code and} or {@code &&}) are not in the tree.
 */
public sealed interface Expression {
    Span span();

    /** A text in quotes, escapes resolved. */
    record Text(String value, Span span) implements Expression {}

    /** A number, as exact as it was written. */
    record Numeral(BigDecimal value, Span span) implements Expression {}

    /** {@code true} or {@code false}. */
    record Bool(boolean value, Span span) implements Expression {}

    /** A length of time such as {@code 1h30m}. */
    record Length(Duration value, Span span) implements Expression {}

    /** A point in time such as {@code 2026-01-05T09:00:00Z}. */
    record Moment(Instant value, Span span) implements Expression {}

    /** A list in brackets. */
    record ListOf(List<Expression> items, Span span) implements Expression {
        public ListOf {
            items = List.copyOf(items);
        }
    }

    /** A name, alone or at the head of a chain. */
    record Name(String text, Span span) implements Expression {}

    /** {@code target.field}: part of a name such as {@code user.metadata.name}, or a field of a value. */
    record Member(Expression target, Name field, Span span) implements Expression {}

    /** {@code target[key]}. */
    record Index(Expression target, Expression key, Span span) implements Expression {}

    /** {@code callee(arguments)}; the callee is a chain: {@code contains}, {@code regexp.match}, {@code now.at}. */
    record Call(Expression callee, List<Expression> arguments, Span span) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** True when the operand is false. */
    record Not(Expression operand, Span span) implements Expression {}

    /** True when every operand is: two or more, none of them an {@code And} itself. */
    record And(List<Expression> operands, Span span) implements Expression {
        public And {
            operands = operands.stream()
                    .flatMap(
                            operand -> operand instanceof And and ? and.operands().stream() : List.of(operand).stream())
                    .toList();
        }
    }

    /** True when some operand is: two or more, none of them an {@code Or} itself. */
    record Or(List<Expression> operands, Span span) implements Expression {
        public Or {
            operands = operands.stream()
                    .flatMap(operand -> operand instanceof Or or ? or.operands().stream() : List.of(operand).stream())
                    .toList();
        }
    }

    /** Two values and how they are compared. */
    record Comparison(Operator operator, Expression left, Expression right, Span span) implements Expression {}
}
