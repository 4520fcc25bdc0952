package dev.portcullis.model;

import dev.portcullis.check.Function;
import dev.portcullis.model.RuleArguments.ListOf;
import dev.portcullis.model.RuleArguments.TextOf;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** What the functions of rules ask about lists of texts. */
final class ListFunctions {
    private final RuleArguments arguments;

    ListFunctions(RuleArguments arguments) {
        this.arguments = arguments;
    }

    Condition compile(Function function) {
        ListOf list = arguments.list(0);
        return switch (function) {
            case CONTAINS -> {
                TextOf item = arguments.text(1);
                yield scope -> list.of(scope).contains(item.of(scope));
            }
            case CONTAINS_ANY -> {
                ListOf items = arguments.list(1);
                yield scope -> containsAny(list.of(scope), items.of(scope));
            }
            case CONTAINS_ALL -> {
                ListOf items = arguments.list(1);
                yield scope -> containsAll(list.of(scope), items.of(scope));
            }
            case IS_SUBSET -> {
                ListOf rest = arguments.rest(1);
                yield scope -> new HashSet<>(rest.of(scope)).containsAll(list.of(scope));
            }
            case ALL_EQUAL -> {
                TextOf text = arguments.text(1);
                yield scope -> all(list.of(scope), text.of(scope)::equals);
            }
            default -> {
                TextOf end = arguments.text(1);
                yield scope -> allEndWith(list.of(scope), end.of(scope));
            }
        };
    }

    private static boolean containsAny(List<?> list, List<?> items) {
        return items.stream().anyMatch(new HashSet<>(list)::contains);
    }

    /** As in Teleport, a list does not have all of nothing. */
    private static boolean containsAll(List<?> list, List<?> items) {
        return !items.isEmpty() && new HashSet<>(list).containsAll(items);
    }

    private static boolean all(List<?> list, Predicate<Object> test) {
        return list.stream().allMatch(test);
    }

    private static boolean allEndWith(List<?> list, String end) {
        return all(list, item -> ((String) item).endsWith(end));
    }
}
