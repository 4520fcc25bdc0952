package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import java.util.List;

/** What a tree of values means, to compare: without places, and without the marks that texts are written in. */
sealed interface PlainTree {
    record Single(ScalarType type, String text) implements PlainTree {}

    record Several(List<PlainTree> items) implements PlainTree {}

    record Named(List<Pair> pairs) implements PlainTree {}

    record Pair(String key, PlainTree value) {}

    static PlainTree of(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.isNothing() ? new Single(ScalarType.NOTHING, "") : new Single(scalar.type(), scalar.text());
        }
        if (node instanceof Sequence sequence) {
            return new Several(sequence.items().stream().map(PlainTree::of).toList());
        }
        if (node instanceof Mapping mapping) {
            return new Named(mapping.entries().stream().map(PlainTree::of).toList());
        }
        throw new AssertionError("no case for " + node);
    }

    private static Pair of(Entry entry) {
        return new Pair(entry.key().text(), of(entry.value()));
    }
}
