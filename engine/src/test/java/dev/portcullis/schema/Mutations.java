package dev.portcullis.schema;

import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlNode.Style;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.List;

/** What a value becomes when one thing in it, at any depth, is left out, replaced or added; of lists, the first. */
final class Mutations {
    private static final List<YamlNode> REPLACEMENTS = List.of(
            plain("~"),
            plain("true"),
            plain("0"),
            plain("1.5"),
            plain("on"),
            plain("never"),
            plain("2026-01-05T09:00:00Z"),
            quoted(""),
            quoted("x"),
            new Sequence(List.of(), Span.NONE),
            new Sequence(List.of(quoted("x")), Span.NONE),
            new Mapping(List.of(), Span.NONE),
            new Mapping(List.of(new Entry(quoted("stranger"), quoted("x"))), Span.NONE));

    private Mutations() {}

    static List<YamlNode> of(YamlNode node) {
        List<YamlNode> all = new ArrayList<>(REPLACEMENTS);
        if (node instanceof Mapping mapping) {
            List<Entry> entries = mapping.entries();
            for (int at = 0; at < entries.size(); at++) {
                all.add(new Mapping(without(entries, at), mapping.span()));
                for (YamlNode value : of(entries.get(at).value())) {
                    Entry changed = new Entry(entries.get(at).key(), value);
                    all.add(new Mapping(with(entries, at, changed), mapping.span()));
                }
            }
            all.add(new Mapping(
                    with(entries, entries.size(), new Entry(quoted("stranger"), quoted("x"))), mapping.span()));
        } else if (node instanceof Sequence sequence) {
            List<YamlNode> items = sequence.items();
            if (!items.isEmpty()) {
                all.add(new Sequence(without(items, 0), sequence.span()));
                of(items.get(0)).forEach(item -> all.add(new Sequence(with(items, 0, item), sequence.span())));
            }
        }
        return all;
    }

    private static <T> List<T> without(List<T> items, int at) {
        List<T> rest = new ArrayList<>(items);
        rest.remove(at);
        return rest;
    }

    /** With another item at a place, or one more at the end. */
    private static <T> List<T> with(List<T> items, int at, T item) {
        List<T> changed = new ArrayList<>(items.subList(0, at));
        changed.add(item);
        changed.addAll(items.subList(Math.min(at + 1, items.size()), items.size()));
        return changed;
    }

    private static Scalar plain(String text) {
        return new Scalar(text, Style.PLAIN, Span.NONE);
    }

    private static Scalar quoted(String text) {
        return new Scalar(text, Style.QUOTED, Span.NONE);
    }
}
