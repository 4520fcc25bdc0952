package dev.portcullis.cli;

import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlNode.Style;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The roles in the document of a user. */
final class UserRoles {
    private UserRoles() {}

    /** The document with other roles, all else as it is. */
    static Mapping in(Mapping document, List<String> roles) {
        List<YamlNode> items = roles.stream()
                .map(role -> (YamlNode) new Scalar(role, Style.QUOTED, Span.NONE))
                .toList();
        Mapping spec = document.entry("spec").map(Entry::value).orElseGet(UserRoles::nothing) instanceof Mapping written
                ? written
                : nothing();
        return with(document, "spec", with(spec, "roles", new Sequence(items, Span.NONE)));
    }

    private static Mapping nothing() {
        return new Mapping(List.of(), Span.NONE);
    }

    private static Mapping with(Mapping mapping, String key, YamlNode value) {
        List<Entry> entries = new ArrayList<>(mapping.entries());
        Entry changed = new Entry(new Scalar(key, Style.PLAIN, Span.NONE), value);
        entries.replaceAll(entry -> entry.key().text().equals(key) ? changed : entry);
        if (!entries.contains(changed)) {
            entries.add(changed);
        }
        return new Mapping(entries, mapping.span());
    }
}
