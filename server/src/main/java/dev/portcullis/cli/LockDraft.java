package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlWriter;
import dev.portcullis.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A lock that somebody asks for, before it is known whether it is one.
 *
 * @param name what it is to be called
 * @param target what it names, by key
 * @param labels those of the resource, with their values
 * @param settings what else it says, by key
 */
record LockDraft(
        String name, Map<String, String> target, Map<String, List<String>> labels, Map<String, String> settings) {

    /** The lock as a document. */
    String document() {
        return YamlWriter.write(node());
    }

    /** The same as a tree. */
    Mapping node() {
        List<Entry> spec = new ArrayList<>();
        spec.add(Entry.of("target", names()));
        settings.forEach((key, value) -> spec.add(Entry.of(key, Scalar.of(value))));
        return Mapping.of(List.of(
                Entry.of("kind", Scalar.of(Kind.LOCK.word())),
                Entry.of("version", Scalar.of("v2")),
                Entry.of("metadata", Mapping.of(List.of(Entry.of("name", Scalar.of(name))))),
                Entry.of("spec", Mapping.of(spec))));
    }

    private Mapping names() {
        List<Entry> entries = new ArrayList<>();
        target.forEach((key, value) -> entries.add(Entry.of(key, Scalar.of(value))));
        if (!labels.isEmpty()) {
            List<Entry> pairs = new ArrayList<>();
            labels.forEach((key, values) -> pairs.add(Entry.of(key, values(values))));
            entries.add(Entry.of("labels", Mapping.of(pairs)));
        }
        return Mapping.of(entries);
    }

    private static YamlNode values(List<String> values) {
        return values.size() == 1
                ? Scalar.of(values.get(0))
                : Sequence.of(values.stream().map(Scalar::of).toList());
    }

    /** The lock as it will be read from the store: what cannot be read is never stored. */
    CatalogReading read() {
        return new CatalogReader().read(List.of(new SourceFile("lock", document())));
    }
}
