package dev.portcullis.reference;

import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.value.Address;
import dev.portcullis.value.Network;
import dev.portcullis.value.Version;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the functions of rules give.
 *
 * @param expressions evaluates arguments
 * @param call the call
 */
record AuthorFunctions(AuthorExpressions expressions, Call call) {
    Object value() throws EvaluationException {
        String name = String.join(".", callee(call.callee()));
        if (call.callee() instanceof Member member && member.field().text().equals("at")) {
            return ((Instant) expressions.value(member.target())).atZone(ZoneId.of((String) argument(0)));
        }
        return switch (name) {
            case "has" ->
                expressions.names().has(expressions.words(call.arguments().get(0)));
            case "equals" -> AuthorExpressions.equal(argument(0), argument(1));
            case "since" ->
                Duration.between(
                        (Instant) argument(0), expressions.names().request().now());
            case "size" -> BigDecimal.valueOf(size(argument(0)));
            case "set" -> texts(0);
            case "strings.upper", "strings.lower", "email.local", "regexp.replace" -> each(name);
            case "regexp.match", "glob.match" -> matches(name);
            case "has_prefix" -> text(0).startsWith(text(1));
            case "has_suffix" -> text(0).endsWith(text(1));
            case "date", "time", "timestamp", "duration", "version", "address", "cidr", "number" -> read(name, text(0));
            default -> lists(name);
        };
    }

    private static List<String> callee(Expression callee) {
        if (callee instanceof Member member) {
            List<String> words = new ArrayList<>(callee(member.target()));
            words.add(member.field().text());
            return words;
        }
        return callee instanceof Expression.Name name ? List.of(name.text()) : List.of("?");
    }

    private Object argument(int index) throws EvaluationException {
        return expressions.value(call.arguments().get(index));
    }

    private String text(int index) throws EvaluationException {
        return text(argument(index));
    }

    private static String text(Object value) throws EvaluationException {
        if (value instanceof String text) {
            return text;
        }
        throw new EvaluationException("no text");
    }

    private static List<String> texts(Object value) throws EvaluationException {
        if (!(value instanceof List<?> list)) {
            throw new EvaluationException("no list");
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            texts.add(text(item));
        }
        return texts;
    }

    private List<String> texts(int first) throws EvaluationException {
        List<String> texts = new ArrayList<>();
        for (int i = first; i < call.arguments().size(); i++) {
            texts.add(text(i));
        }
        return texts;
    }

    private static int size(Object value) throws EvaluationException {
        if (value instanceof String text) {
            return (int) text.codePoints().count();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        if (value instanceof List<?> list) {
            return list.size();
        }
        throw new EvaluationException("no size");
    }

    private boolean lists(String name) throws EvaluationException {
        List<String> list = texts(argument(0));
        return switch (name) {
            case "contains" -> list.contains(text(1));
            case "is_subset" -> texts(1).containsAll(list);
            case "all_equal" -> list.stream().filter(text(1)::equals).count() == list.size();
            case "all_end_with" -> allEndWith(list, text(1));
            case "contains_any" -> !Collections.disjoint(texts(argument(1)), list);
            case "contains_all" -> !texts(argument(1)).isEmpty() && list.containsAll(texts(argument(1)));
            default -> throw new AssertionError("no such function: " + name);
        };
    }

    private static boolean allEndWith(List<String> list, String end) {
        return list.stream().allMatch(item -> item.endsWith(end));
    }

    private boolean matches(String name) throws EvaluationException {
        Object value = argument(0);
        String pattern = text(1);
        for (String item : value instanceof String single ? List.of(single) : texts(value)) {
            boolean fits = name.equals("glob.match")
                    ? glob(pattern, item)
                    : Patterns.regex(pattern).matcher(item).find();
            if (fits) {
                return true;
            }
        }
        return false;
    }

    /** Star by star, from the left. */
    private static boolean glob(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        if (!text.startsWith(pattern.substring(0, star))) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        for (int at = star; at <= text.length(); at++) {
            if (text.substring(star, at).indexOf('\n') < 0 && glob(rest, text.substring(at))) {
                return true;
            }
        }
        return false;
    }

    private Object each(String name) throws EvaluationException {
        Object value = argument(0);
        if (value instanceof String single) {
            return changed(name, single).orElse("");
        }
        List<String> changed = new ArrayList<>();
        for (String item : texts(value)) {
            changed(name, item).ifPresent(changed::add);
        }
        return changed;
    }

    private Optional<String> changed(String name, String text) throws EvaluationException {
        return switch (name) {
            case "strings.upper" -> Optional.of(text.toUpperCase(Locale.ROOT));
            case "strings.lower" -> Optional.of(text.toLowerCase(Locale.ROOT));
            case "email.local" -> Optional.of(dev.portcullis.reference.Address.local(text));
            default -> new Replacement(text(2)).replaceAll(Patterns.regex(text(1)), text);
        };
    }

    private static Object read(String name, String text) throws EvaluationException {
        try {
            Optional<?> value = switch (name) {
                case "date" -> Optional.of(LocalDate.parse(text));
                case "time" -> Optional.of(LocalTime.parse(text));
                case "timestamp" -> Optional.of(OffsetDateTime.parse(text).toInstant());
                case "duration" -> Optional.of(Duration.parse("PT" + text.toUpperCase(Locale.ROOT)));
                case "version" -> Version.parse(text);
                case "address" -> Address.parse(text);
                case "cidr" -> Network.parse(text);
                default -> Optional.of(new BigDecimal(text));
            };
            return value.orElseThrow(() -> new EvaluationException("not read: " + text));
        } catch (DateTimeException | NumberFormatException wrong) {
            throw new EvaluationException("not read: " + text);
        }
    }
}
