package dev.portcullis.model;

import dev.portcullis.check.Function;
import dev.portcullis.pattern.EmailAddress;
import dev.portcullis.pattern.PatternException;
import dev.portcullis.pattern.RegularExpression;
import dev.portcullis.pattern.Replacement;
import dev.portcullis.pattern.TextPattern;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** What the functions of expressions do. All arguments are evaluated before a function is. */
final class Functions {
    private static final Set<String> LOG_LEVELS = Set.of("debug", "info", "warn", "warning", "error");

    private final DialectSemantics semantics;
    private final PatternCompiler patterns;

    Functions(DialectSemantics semantics, PatternCompiler patterns) {
        this.semantics = semantics;
        this.patterns = patterns;
    }

    Value call(Function function, Call call, List<Value> arguments) {
        Arguments given = new Arguments(call, arguments);
        return switch (function) {
            case EQUALS -> scope -> Objects.equals(given.value(0, scope), given.value(1, scope));
            case CONTAINS -> scope -> semantics.contains(given.value(0, scope), given.value(1, scope));
            case CONTAINS_ANY ->
                scope -> given.list(0, scope).stream().anyMatch(new HashSet<>(given.list(1, scope))::contains);
            case CONTAINS_ALL -> scope -> containsAll(given.list(0, scope), given.list(1, scope));
            case ALL_EQUAL -> scope -> given.texts(0, scope).stream().allMatch(given.text(1, scope)::equals);
            case ALL_END_WITH -> scope -> allEndWith(given.texts(0, scope), given.text(1, scope));
            case IS_SUBSET -> scope -> new HashSet<>(given.textsFrom(1, scope)).containsAll(given.list(0, scope));
            case SET -> scope -> given.textsFrom(0, scope);
            case HAS_PREFIX -> scope -> given.text(0, scope).startsWith(given.text(1, scope));
            case EMAIL_LOCAL -> scope -> given.mapped(scope, text -> localPart(text, call.span()));
            case STRINGS_UPPER -> scope -> given.mapped(scope, text -> changed(text, Character::toUpperCase));
            case STRINGS_LOWER -> scope -> given.mapped(scope, text -> changed(text, Character::toLowerCase));
            case REGEXP_MATCH -> regexpMatch(call, given);
            case LABELS_MATCHING -> labelsMatching(call, given);
            case REGEXP_REPLACE -> regexpReplace(call, given);
            case LOG -> scope -> logged(given.all(scope), call.span());
            case SYSTEM_CATYPE, CAN_VIEW ->
                scope -> {
                    throw new EvaluationException("`" + function.text() + "` is not known here", call.span());
                };
            default -> throw new IllegalArgumentException("not a function of Teleport's dialects: " + function);
        };
    }

    /** An action has no effect here, but a broken one is an error. */
    private static boolean logged(List<Object> words, Span place) {
        if (LOG_LEVELS.contains(words.get(0))) {
            return true;
        }
        throw new EvaluationException("there is no log level `" + words.get(0) + "`", place);
    }

    private static boolean containsAll(List<?> list, List<?> items) {
        return !items.isEmpty() && new HashSet<>(list).containsAll(items);
    }

    /** Letter by letter, as Go does it. */
    private static String changed(String text, IntUnaryOperator letter) {
        return text.codePoints()
                .map(letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean allEndWith(List<String> texts, String end) {
        return texts.stream().allMatch(text -> text.endsWith(end));
    }

    private static String localPart(String text, Span place) {
        return EmailAddress.localPart(text)
                .orElseThrow(() -> new EvaluationException("a value is not an e-mail address", place));
    }

    private Value regexpMatch(Call call, Arguments given) {
        Patterns pattern = pattern(call.arguments().get(1), given, 1);
        return scope -> {
            List<String> texts = given.texts(0, scope);
            TextPattern wanted = pattern.of(scope);
            return texts.stream().anyMatch(wanted::matches);
        };
    }

    private Value labelsMatching(Call call, Arguments given) {
        Patterns pattern = pattern(call.arguments().get(0), given, 0);
        return scope -> {
            TextPattern wanted = pattern.of(scope);
            return scope.request().resource().labels().entrySet().stream()
                    .filter(label -> wanted.matches(label.getKey()))
                    .map(label -> label.getValue())
                    .toList();
        };
    }

    /** A pattern that stands in the text is compiled once, another one when it is known. */
    private Patterns pattern(Expression argument, Arguments given, int index) {
        if (argument instanceof Text constant) {
            Fragment text = new Fragment(constant.value(), constant.span());
            Optional<TextPattern> compiled = patterns.compiled(text);
            return scope -> compiled.orElseThrow(() -> PatternCompiler.refused(text));
        }
        return scope -> {
            Fragment text = new Fragment(given.text(index, scope), argument.span());
            return PatternCompiler.silent().compiled(text).orElseThrow(() -> PatternCompiler.refused(text));
        };
    }

    @FunctionalInterface
    private interface Patterns {
        TextPattern of(Scope scope);
    }

    private Value regexpReplace(Call call, Arguments given) {
        Expression pattern = call.arguments().get(1);
        if (pattern instanceof Text constant) {
            Fragment text = new Fragment(constant.value(), constant.span());
            Optional<RegularExpression> compiled = patterns.regularExpression(text);
            return scope -> replaced(compiled.orElseThrow(() -> PatternCompiler.refused(text)), given, scope);
        }
        return scope -> {
            Fragment text = new Fragment(given.text(1, scope), pattern.span());
            return replaced(
                    PatternCompiler.silent().regularExpression(text).orElseThrow(() -> PatternCompiler.refused(text)),
                    given,
                    scope);
        };
    }

    /** Texts in which nothing matches are dropped. */
    private static List<String> replaced(RegularExpression pattern, Arguments given, Scope scope) {
        Replacement parts = Replacement.of(given.text(2, scope));
        try {
            return pattern.replaceAll(given.texts(0, scope), parts);
        } catch (PatternException tooLong) {
            throw new EvaluationException(tooLong.why(), given.call().span());
        }
    }

    /** The arguments of one call. */
    private record Arguments(Call call, List<Value> values) {
        Object value(int index, Scope scope) {
            return values.get(index).of(scope);
        }

        String text(int index, Scope scope) {
            return Values.text(value(index, scope), place(index));
        }

        List<?> list(int index, Scope scope) {
            return Values.list(value(index, scope), place(index));
        }

        List<String> texts(int index, Scope scope) {
            return list(index, scope).stream()
                    .map(item -> Values.text(item, place(index)))
                    .toList();
        }

        List<String> textsFrom(int first, Scope scope) {
            return values.stream()
                    .skip(first)
                    .map(value -> Values.text(value.of(scope), call.span()))
                    .toList();
        }

        List<Object> all(Scope scope) {
            return values.stream().map(value -> value.of(scope)).toList();
        }

        List<String> mapped(Scope scope, UnaryOperator<String> change) {
            return texts(0, scope).stream().map(change).toList();
        }

        private Span place(int index) {
            return call.arguments().get(index).span();
        }
    }
}
