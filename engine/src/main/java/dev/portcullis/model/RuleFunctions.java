package dev.portcullis.model;

import dev.portcullis.check.Function;
import dev.portcullis.check.TextValue;
import dev.portcullis.check.ValueType;
import dev.portcullis.model.RuleArguments.TextOf;
import dev.portcullis.model.RuleTree.Node;
import dev.portcullis.pattern.EmailAddress;
import dev.portcullis.pattern.PatternException;
import dev.portcullis.pattern.RegularExpression;
import dev.portcullis.pattern.Replacement;
import dev.portcullis.pattern.TextPattern;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Matcher;
import dev.portcullis.syntax.Operator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** What the functions of rules do. All arguments are evaluated before a function is. */
final class RuleFunctions {
    private final RuleArguments arguments;
    private final RuleContext context;

    RuleFunctions(Node node, Call call, RuleContext context) {
        this.arguments = new RuleArguments(node, call);
        this.context = context;
    }

    Value compile(Function function) {
        return switch (function) {
            case EQUALS -> new RuleComparison(Operator.EQUAL, arguments.node(0), arguments.node(1)).compile()::holds;
            case HAS -> has();
            case AT -> LocalTimes.of(arguments.node()).value();
            case SINCE -> since();
            case SIZE -> size();
            case CONTAINS, CONTAINS_ANY, CONTAINS_ALL, IS_SUBSET, ALL_EQUAL, ALL_END_WITH ->
                new ListFunctions(arguments).compile(function)::holds;
            case HAS_PREFIX, HAS_SUFFIX, REGEXP_MATCH, GLOB_MATCH -> texts(function)::holds;
            case SET -> arguments.rest(0)::of;
            case EMAIL_LOCAL, STRINGS_UPPER, STRINGS_LOWER -> mapped(function);
            case REGEXP_REPLACE -> replaced();
            case DATE, TIME, TIMESTAMP, DURATION, VERSION, ADDRESS, NUMBER -> read();
            default -> throw new IllegalArgumentException("not a function of rules: " + function);
        };
    }

    private Value has() {
        Node argument = arguments.node(0).unfolded();
        return argument.reference()
                .map(reference -> RuleNames.has(reference, argument.span(), context))
                .orElseThrow(() -> new AssertionError("not a name: " + argument));
    }

    private Value since() {
        Value timestamp = arguments.value(0);
        return scope -> {
            Clock.read(scope);
            return Duration.between(
                    (Instant) timestamp.of(scope), scope.request().now());
        };
    }

    private Value size() {
        Value value = arguments.value(0);
        Span place = arguments.place(0);
        return scope -> BigDecimal.valueOf(size(value.of(scope), place));
    }

    private static int size(Object value, Span place) {
        if (value instanceof String text) {
            return text.codePointCount(0, text.length());
        }
        return value instanceof Map<?, ?> map
                ? map.size()
                : Json.list(value, place).size();
    }

    private Condition texts(Function function) {
        return switch (function) {
            case HAS_PREFIX -> {
                TextOf text = arguments.text(0);
                TextOf start = arguments.text(1);
                yield scope -> text.of(scope).startsWith(start.of(scope));
            }
            case HAS_SUFFIX -> {
                TextOf text = arguments.text(0);
                TextOf end = arguments.text(1);
                yield scope -> text.of(scope).endsWith(end.of(scope));
            }
            case GLOB_MATCH -> matches(TextPattern.of(glob(pattern(1).text())));
            default -> {
                Fragment pattern = pattern(1);
                yield context.patterns()
                        .regularExpression(pattern)
                        .map(expression -> matches(expression::isFoundIn))
                        .orElseGet(() -> refused(pattern)::raise);
            }
        };
    }

    private Fragment pattern(int index) {
        return new Fragment(arguments.node(index).constant().orElseThrow().toString(), arguments.place(index));
    }

    private static Matcher glob(String text) {
        return text.indexOf('*') < 0
                ? new Matcher.Literal(text, Span.NONE)
                : new Matcher.Glob(Arrays.asList(text.split("\\*", -1)), Span.NONE);
    }

    /** Whether the text, or some text of the list, matches. */
    private Condition matches(TextPattern pattern) {
        Value value = arguments.value(0);
        Span place = arguments.place(0);
        return scope -> {
            Object known = value.of(scope);
            return known instanceof String text
                    ? pattern.matches(text)
                    : Json.texts(known, place).stream().anyMatch(item -> pattern.matches((String) item));
        };
    }

    private static Refusal refused(Fragment pattern) {
        return scope -> {
            throw PatternCompiler.refused(pattern);
        };
    }

    /** What is left of a function whose pattern is refused. */
    private interface Refusal {
        boolean raise(Scope scope);
    }

    private Value mapped(Function function) {
        Span place = arguments.call().span();
        UnaryOperator<String> change = switch (function) {
            case EMAIL_LOCAL -> text -> localPart(text, place);
            case STRINGS_UPPER -> text -> changed(text, Character::toUpperCase);
            default -> text -> changed(text, Character::toLowerCase);
        };
        return each(change);
    }

    private static String localPart(String text, Span place) {
        return EmailAddress.localPart(text)
                .orElseThrow(() -> new EvaluationException("a value is not an e-mail address", place));
    }

    /** Letter by letter, as Go does it. */
    private static String changed(String text, IntUnaryOperator letter) {
        return text.codePoints()
                .map(letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Texts in which nothing matches are dropped from a list, and a single one becomes empty. */
    private Value replaced() {
        Fragment pattern = pattern(1);
        Optional<RegularExpression> expression = context.patterns().regularExpression(pattern);
        TextOf replacement = arguments.text(2);
        Value value = arguments.value(0);
        return scope -> {
            RegularExpression wanted = expression.orElseThrow(() -> PatternCompiler.refused(pattern));
            Replacement parts = Replacement.of(replacement.of(scope));
            return replaced(wanted, value.of(scope), parts);
        };
    }

    private Object replaced(RegularExpression pattern, Object value, Replacement parts) {
        try {
            return value instanceof String text
                    ? pattern.replaceAll(text, parts).orElse("")
                    : pattern.replaceAll(Json.texts(value, arguments.place(0)), parts);
        } catch (PatternException tooLong) {
            throw new EvaluationException(tooLong.why(), arguments.call().span());
        }
    }

    /** A text gives a text, a list a list. */
    private Value each(UnaryOperator<String> change) {
        Value value = arguments.value(0);
        Span place = arguments.place(0);
        return scope -> {
            Object known = value.of(scope);
            return known instanceof String text
                    ? change.apply(text)
                    : Json.texts(known, place).stream()
                            .map(item -> change.apply((String) item))
                            .toList();
        };
    }

    /** A text as the value that it stands for. */
    private Value read() {
        ValueType type = arguments.node().type();
        TextOf text = arguments.text(0);
        Span place = arguments.place(0);
        return scope -> {
            String written = text.of(scope);
            return TextValue.read(type, written)
                    .orElseThrow(() -> new EvaluationException(
                            "`" + Json.words(place) + "` cannot be read as " + type.title(), place));
        };
    }
}
