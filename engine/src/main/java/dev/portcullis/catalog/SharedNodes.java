package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;

/**
 * The values of a document that stand in several places. They are written out in each of them, unless that makes more
 * than a million characters: then once, with an anchor, and as aliases after that.
 */
final class SharedNodes {
    private static final int LARGEST = 1 << 20;

    private final IdentityHashMap<YamlNode, Long> sizes = new IdentityHashMap<>();
    private final Set<YamlNode> several = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<YamlNode, Anchor> written = new IdentityHashMap<>();

    private SharedNodes() {}

    static SharedNodes of(YamlNode document) {
        SharedNodes shared = new SharedNodes();
        if (shared.size(document) <= LARGEST) {
            shared.several.clear();
        }
        return shared;
    }

    /** The characters of a value and of all in it, each value as often as it stands there. */
    private long size(YamlNode node) {
        Long known = sizes.get(node);
        if (known != null) {
            several.add(node);
            return known;
        }
        long size = 1;
        if (node instanceof Scalar scalar) {
            size += scalar.text().length();
        } else if (node instanceof Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                size += size(item);
            }
        } else if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                size += size(entry.key()) + size(entry.value());
            }
        }
        sizes.put(node, size);
        return size;
    }

    /** The alias of a value that has been written before. */
    Optional<Anchor> alias(YamlNode node) {
        return Optional.ofNullable(written.get(node));
    }

    /** The anchor of a value that is to be written now and meant again later. */
    Optional<Anchor> anchor(YamlNode node) {
        if (several.contains(node)) {
            written.put(node, new Anchor("a" + (written.size() + 1)));
        }
        return alias(node);
    }
}
