package dev.portcullis.reference;

import dev.portcullis.request.Properties;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Bool;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Index;
import dev.portcullis.syntax.Expression.Length;
import dev.portcullis.syntax.Expression.ListOf;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Numeral;
import dev.portcullis.syntax.Expression.Or;
import dev.portcullis.syntax.Expression.Text;
import dev.portcullis.syntax.Operator;
import dev.portcullis.value.Address;
import dev.portcullis.value.Network;
import dev.portcullis.value.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Evaluates expressions of rules as they are written, without a checker: types are those that values have when they meet.
 *
 * @param names what names stand for
 * @param definitions what the file defines
 */
record AuthorExpressions(AuthorNames names, Map<String, Expression> definitions) {
    /** An expression as a condition. */
    boolean truth(Expression expression) throws EvaluationException {
        if (expression instanceof Not not) {
            return !truth(not.operand());
        }
        if (expression instanceof And and) {
            return !decided(and.operands(), false);
        }
        if (expression instanceof Or or) {
            return decided(or.operands(), true);
        }
        try {
            if (value(expression) instanceof Boolean truth) {
                return truth;
            }
            throw new EvaluationException("no condition");
        } catch (EvaluationException error) {
            demandNames(expression);
            throw error;
        }
    }

    /** Fails with what is missing, if anything is, rather than with what else is wrong; conditions inside do so by themselves. */
    private void demandNames(Expression expression) throws EvaluationException {
        for (Expression part : parts(expression)) {
            demandNames(part);
        }
        if (isChain(expression)) {
            try {
                names.value(words(expression));
            } catch (EvaluationException error) {
                if (error.isMissing()) {
                    throw error;
                }
            }
        }
    }

    private static boolean isChain(Expression expression) {
        return expression instanceof Index
                || (expression instanceof Member member && !(member.target() instanceof Call) && !isFunction(member));
    }

    private static boolean isFunction(Member member) {
        return member.target() instanceof Name name
                && Set.of("strings", "regexp", "glob", "email", "now").contains(name.text());
    }

    private static List<Expression> parts(Expression expression) {
        if (expression instanceof Comparison comparison) {
            return List.of(comparison.left(), comparison.right());
        }
        if (expression instanceof ListOf list) {
            return list.items();
        }
        if (expression instanceof Member member && member.target() instanceof Call call) {
            return List.of(call);
        }
        if (expression instanceof Call call
                && !(call.callee() instanceof Name name && name.text().equals("has"))) {
            List<Expression> parts = new ArrayList<>(call.arguments());
            parts.add(call.callee());
            return parts;
        }
        return List.of();
    }

    private boolean decided(List<Expression> operands, boolean decisive) throws EvaluationException {
        List<EvaluationException> errors = new ArrayList<>();
        List<EvaluationException> missing = new ArrayList<>();
        for (Expression operand : operands) {
            try {
                if (truth(operand) == decisive) {
                    return true;
                }
            } catch (EvaluationException error) {
                (error.isMissing() ? missing : errors).add(error);
            }
        }
        errors.addAll(missing);
        if (!errors.isEmpty()) {
            throw errors.get(0);
        }
        return false;
    }

    /** An expression as a value. */
    Object value(Expression expression) throws EvaluationException {
        if (expression instanceof Text text) return text.value();
        if (expression instanceof Numeral numeral) return numeral.value();
        if (expression instanceof Bool bool) return bool.value();
        if (expression instanceof Length length) return length.value();
        if (expression instanceof ListOf list) return values(list.items());
        if (expression instanceof Comparison comparison) return compare(comparison);
        if (expression instanceof Call call) return new AuthorFunctions(this, call).value();
        if (expression instanceof Name || expression instanceof Member || expression instanceof Index) {
            return chain(expression);
        }
        return truth(expression);
    }

    List<Object> values(List<Expression> expressions) throws EvaluationException {
        List<Object> values = new ArrayList<>();
        for (Expression expression : expressions) {
            values.add(value(expression));
        }
        return values;
    }

    private Object chain(Expression expression) throws EvaluationException {
        if (expression instanceof Name name && definitions.containsKey(name.text())) {
            return value(definitions.get(name.text()));
        }
        if (expression instanceof Member member && member.target() instanceof Call call) {
            return field(member.field().text(), (ZonedDateTime) value(call));
        }
        if (expression instanceof Member member
                && member.target() instanceof Name name
                && definitions.containsKey(name.text())
                && value(name) instanceof ZonedDateTime time) {
            return field(member.field().text(), time);
        }
        return names.value(words(expression));
    }

    /** The words of a chain, a definition at its head written out. */
    List<String> words(Expression expression) {
        List<String> words = new ArrayList<>();
        if (expression instanceof Name name) {
            Expression defined = definitions.get(name.text());
            return defined == null ? List.of(name.text()) : words(defined);
        }
        if (expression instanceof Member member) {
            words.addAll(words(member.target()));
            words.add(member.field().text());
        } else if (expression instanceof Index index) {
            words.addAll(words(index.target()));
            words.add(((Text) index.key()).value());
        }
        return words;
    }

    private static Object field(String name, ZonedDateTime time) {
        return switch (name) {
            case "weekday" -> time.getDayOfWeek().name().toLowerCase(Locale.ROOT);
            case "date" -> time.toLocalDate();
            case "time" -> time.toLocalTime();
            case "year" -> BigDecimal.valueOf(time.getYear());
            case "month" -> BigDecimal.valueOf(time.getMonthValue());
            case "day" -> BigDecimal.valueOf(time.getDayOfMonth());
            case "hour" -> BigDecimal.valueOf(time.getHour());
            default -> BigDecimal.valueOf(time.getMinute());
        };
    }

    private boolean compare(Comparison comparison) throws EvaluationException {
        Object left = value(comparison.left());
        Object right = value(comparison.right());
        Operator operator = comparison.operator();
        return switch (operator) {
            case EQUAL -> equal(left, right);
            case NOT_EQUAL -> !equal(left, right);
            case IN -> in(left, right);
            case NOT_IN -> !in(left, right);
            default -> ordered(left, right, operator);
        };
    }

    /** Values of different kinds are never compared. */
    static boolean equal(Object left, Object right) throws EvaluationException {
        Object one = as(right, left);
        Object other = as(left, right);
        if (!kind(one).equals(kind(other))) {
            throw new EvaluationException("compares " + kind(one) + " with " + kind(other));
        }
        return same(one, other);
    }

    private static String kind(Object value) {
        if (value instanceof List<?>) {
            return "list";
        }
        return value instanceof Map<?, ?> ? "map" : value.getClass().getSimpleName();
    }

    private static boolean same(Object left, Object right) {
        if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
            return one.compareTo(other) == 0;
        }
        if (left instanceof List<?> one && right instanceof List<?> other) {
            boolean same = one.size() == other.size();
            for (int i = 0; same && i < one.size(); i++) {
                same = same(one.get(i), other.get(i));
            }
            return same;
        }
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            return one.keySet().equals(other.keySet()) && same(inOrder(one), inOrder(other));
        }
        return left.equals(right);
    }

    private static List<Object> inOrder(Map<?, ?> map) {
        return new ArrayList<>(new TreeMap<>(map).values());
    }

    private static boolean in(Object item, Object container) throws EvaluationException {
        if (container instanceof Network network) {
            return network.contains((Address) as(Address.parse("0.0.0.0").orElseThrow(), item));
        }
        if (!(container instanceof List<?> list)) {
            throw new EvaluationException("no list");
        }
        for (Object one : list) {
            if (one instanceof Network network && as(network.first(), item) instanceof Address address) {
                if (network.contains(address)) {
                    return true;
                }
            } else if (same(as(one, item), as(item, one))) {
                return true;
            }
        }
        for (Object one : list) {
            if (!(one instanceof Network)) {
                equal(item, one);
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    private static boolean ordered(Object left, Object right, Operator operator) throws EvaluationException {
        Object one = as(right, left);
        Object other = as(left, right);
        if (!one.getClass().equals(other.getClass()) || one instanceof String || one instanceof Boolean) {
            throw new EvaluationException("no order");
        }
        if (!(one instanceof Comparable<?> comparable)) {
            throw new EvaluationException("no order");
        }
        int order = ((Comparable<Object>) comparable).compareTo(other);
        return switch (operator) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    /** A text beside a value that texts can stand for is read as such a value. */
    private static Object as(Object other, Object value) throws EvaluationException {
        if (!(value instanceof String text) || other instanceof String || other instanceof Properties.Null) {
            return value;
        }
        if (other instanceof Version) return Version.parse(text).orElseThrow(() -> new EvaluationException("version"));
        if (other instanceof Address) return Address.parse(text).orElseThrow(() -> new EvaluationException("address"));
        if (other instanceof LocalDate) return LocalDate.parse(text);
        if (other instanceof LocalTime) return LocalTime.parse(text);
        if (other instanceof Instant) return OffsetDateTime.parse(text).toInstant();
        return other instanceof Duration ? Duration.parse("PT" + text.toUpperCase(Locale.ROOT)) : value;
    }
}
