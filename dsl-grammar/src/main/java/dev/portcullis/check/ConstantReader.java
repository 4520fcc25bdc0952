package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.INVALID_VALUE;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Excerpt;
import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.ListOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads texts in quotes as what they are compared with: versions, addresses, dates, words of a closed set. */
final class ConstantReader {
    private final Meanings meanings;
    private final Diagnostics found;

    ConstantReader(Meanings meanings, Diagnostics found) {
        this.meanings = meanings;
        this.found = found;
    }

    /** Makes a text in quotes, or each of a list of such, a value of another type; leaves all else as it is. */
    void read(Expression node, ValueType wanted) {
        Optional<Object> constant = Optional.ofNullable(meanings.constants.get(node));
        if (node instanceof ListOf list) {
            list.items().forEach(item -> read(item, wanted));
            retype(list, wanted);
        } else if (constant.isPresent() && constant.get() instanceof List<?> values) {
            readAll(node, values, wanted);
        } else {
            meanings.text(node).ifPresent(text -> become(node, text, wanted));
        }
    }

    /** Makes texts in quotes that stand in a list beside versions, addresses and the like such values too. */
    void alignItems(ListOf list) {
        list.items().stream()
                .map(item -> meanings.type(item).type())
                .map(type -> type == ValueType.NETWORK ? ValueType.ADDRESS : type)
                .filter(TextValue::isWritten)
                .findFirst()
                .ifPresent(wanted -> list.items().forEach(item -> read(item, wanted)));
    }

    private void retype(ListOf list, ValueType wanted) {
        boolean all = list.items().stream()
                .map(item -> meanings.type(item).type())
                .allMatch(type -> ListItems.common(type, wanted) == wanted || type == ValueType.ANY);
        if (all) {
            meanings.types.put(list, StaticType.listOf(wanted));
        }
        gather(list);
    }

    /** The values of a list that a definition gives; the definition itself keeps its texts. */
    private void readAll(Expression node, List<?> values, ValueType wanted) {
        List<Object> read = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof String text)) {
                return;
            }
            Optional<Object> next = TextValue.read(wanted, text);
            if (next.isEmpty()) {
                refuse(node, text, wanted);
                meanings.types.put(node, StaticType.UNKNOWN);
                return;
            }
            read.add(next.get());
        }
        meanings.constants.put(node, List.copyOf(read));
        meanings.types.put(node, StaticType.listOf(wanted));
    }

    /** Gives a node the value that its text is, or reports that it is none. */
    void become(Expression node, String text, ValueType wanted) {
        Optional<Object> value = TextValue.read(wanted, text);
        value.ifPresentOrElse(read -> meanings.constants.put(node, read), () -> refuse(node, text, wanted));
        meanings.types.put(node, value.isPresent() ? StaticType.of(wanted) : StaticType.UNKNOWN);
    }

    void refuse(Expression node, String text, ValueType wanted) {
        found.add(
                INVALID_VALUE.at(node.span(), Excerpt.of(text), wanted.title()).withHelp(TextValue.help(wanted, text)));
    }

    /** Keeps the value of a list in brackets when those of all its items are known. */
    void gather(ListOf list) {
        if (list.items().stream().allMatch(meanings.constants::containsKey)) {
            List<Object> values = list.items().stream()
                    .flatMap(item -> Optional.ofNullable(meanings.constants.get(item)).stream())
                    .toList();
            meanings.constants.put(list, values);
        }
    }

    /** Reports texts in quotes that are none of the words that a value can be. */
    void demandWords(Expression node, Universe universe) {
        if (node instanceof ListOf list) {
            list.items().forEach(item -> demandWords(item, universe));
            return;
        }
        List<?> values = meanings.constants.get(node) instanceof List<?> list
                ? list
                : meanings.text(node).stream().toList();
        List<String> words = universe.values().stream().map(String::valueOf).toList();
        values.stream()
                .map(String::valueOf)
                .filter(word -> !words.contains(word))
                .findFirst()
                .ifPresent(word -> found.add(INVALID_VALUE
                        .at(node.span(), Excerpt.of(word), universe.title())
                        .withHelp(NearestName.of(word, words)
                                .map(near -> "did you mean `" + near + "`?")
                                .orElse("one of `" + String.join("`, `", words) + "`"))));
    }
}
