package dev.portcullis.parse;

import dev.portcullis.source.Span;
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
import dev.portcullis.syntax.Operator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.quicktheories.core.RandomnessSource;
import org.quicktheories.impl.Constraint;

/** Any tree that a dialect can write, sensible or not. */
record GeneratedTrees(Dialect dialect, RandomnessSource source) {
    private static final int DEEP = 5;
    private static final List<String> NAMES = List.of("a", "user", "_x1", "größe", "T", "s", "ms", "whenever");
    private static final List<String> WORDS = List.of("when", "rule", "and", "or", "not", "in", "true", "false");
    private static final List<String> PIECES = List.of(
            "a", " ", "\"", "\\", "\n", "\t", "{", "}}", "`", "é", "😀", "\u0000", "\u0085", "\u2028", "//", "#");

    static Expression generate(Dialect dialect, RandomnessSource source) {
        return generate(dialect, source, DEEP);
    }

    static Expression generate(Dialect dialect, RandomnessSource source, int depth) {
        return new GeneratedTrees(dialect, source).expression(depth);
    }

    private Expression expression(int depth) {
        boolean flat = depth == 0 || dialect == Dialect.TEMPLATE;
        return switch (number(flat ? 6 : 12)) {
            case 0, 1 -> name();
            case 2 -> text();
            case 3 -> depth == 0 ? text() : new Member(expression(depth - 1), field(), Span.NONE);
            case 4 -> depth == 0 ? name() : new Index(expression(depth - 1), expression(depth - 1), Span.NONE);
            case 5 -> depth == 0 ? name() : new Call(expression(depth - 1), several(0, depth), Span.NONE);
            case 6 -> own(depth);
            case 7, 8 -> new Not(expression(depth - 1), Span.NONE);
            case 9 -> new And(several(2, depth), Span.NONE);
            case 10 -> new Or(several(2, depth), Span.NONE);
            default -> new Comparison(operator(), expression(depth - 1), expression(depth - 1), Span.NONE);
        };
    }

    /** What only our own rules have. */
    private Expression own(int depth) {
        if (dialect != Dialect.RULES) {
            return text();
        }
        return switch (number(5)) {
            case 0 -> new Numeral(BigDecimal.valueOf(number(2_000_000) - 1_000_000, number(4)), Span.NONE);
            case 1 -> new Bool(number(2) == 0, Span.NONE);
            case 2 -> new Length(Duration.ofNanos(source.next(Constraint.none())), Span.NONE);
            case 3 -> new Moment(moment(), Span.NONE);
            default -> new ListOf(several(0, depth), Span.NONE);
        };
    }

    private Instant moment() {
        long second = source.next(Constraint.between(
                Instant.parse("0001-01-01T00:00:00Z").getEpochSecond(),
                Instant.parse("9999-12-31T23:59:59Z").getEpochSecond()));
        return Instant.ofEpochSecond(second, number(2) == 0 ? 0 : number(1_000_000_000));
    }

    private Operator operator() {
        return dialect == Dialect.RULES
                ? of(List.of(Operator.values()))
                : of(List.of(Operator.EQUAL, Operator.NOT_EQUAL));
    }

    private Name name() {
        boolean words = dialect != Dialect.RULES && number(4) == 0;
        return new Name(of(words ? WORDS : NAMES), Span.NONE);
    }

    private Name field() {
        return new Name(of(number(4) == 0 ? WORDS : NAMES), Span.NONE);
    }

    private Text text() {
        return new Text(String.join("", times(number(5), () -> of(PIECES))), Span.NONE);
    }

    private List<Expression> several(int least, int depth) {
        return times(least + number(3), () -> expression(Math.max(0, depth - 1)));
    }

    private static <T> List<T> times(int count, Supplier<T> item) {
        return IntStream.range(0, count).mapToObj(i -> item.get()).toList();
    }

    private <T> T of(List<T> choices) {
        return choices.get(number(choices.size()));
    }

    private int number(int below) {
        return (int) source.next(Constraint.between(0, below - 1L));
    }
}
