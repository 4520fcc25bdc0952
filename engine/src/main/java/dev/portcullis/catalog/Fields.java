package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The named values of a map whose shape has been checked. A value of another shape has been reported there, and counts
 * as absent here.
 */
public final class Fields {
    /** No values. */
    public static final Fields NONE = new Fields(List.of(), Span.NONE);

    private final List<Entry> entries;
    private final Span place;

    private Fields(List<Entry> entries, Span place) {
        this.entries = entries;
        this.place = place;
    }

    /** The values of a map; none of anything else. */
    public static Fields of(YamlNode node) {
        return new Fields(node instanceof Mapping mapping ? mapping.entries() : List.of(), node.span());
    }

    /** Where the map is, or what it is missing from. */
    public Span place() {
        return place;
    }

    /** All of them, in order. */
    public List<Entry> entries() {
        return entries;
    }

    /** Whether a name is written at all, be it with a value that stands for nothing. */
    public boolean names(String name) {
        return entries.stream().anyMatch(entry -> entry.key().text().equals(name));
    }

    /** The value of a name; a value that stands for nothing is as good as absent. */
    public Optional<YamlNode> node(String name) {
        for (Entry entry : entries) {
            if (entry.key().text().equals(name)) {
                return entry.value().isNothing() ? Optional.empty() : Optional.of(entry.value());
            }
        }
        return Optional.empty();
    }

    /** The place of a value, or of the map when there is none. */
    public Span placeOf(String name) {
        return node(name).map(YamlNode::span).orElse(place);
    }

    /** The place of a name, or of the map when it does not have it. */
    public Span placeOfKey(String name) {
        return entries.stream()
                .map(Entry::key)
                .filter(key -> key.text().equals(name))
                .map(Scalar::span)
                .findFirst()
                .orElse(place);
    }

    /** A map among the values; an empty one at this place when there is none. */
    public Fields fields(String name) {
        return node(name).map(Fields::of).orElse(new Fields(List.of(), place));
    }

    /** The values of a list. */
    public List<YamlNode> items(String name) {
        return node(name).map(Fields::items).orElse(List.of());
    }

    /** The maps of a list. */
    public List<Fields> maps(String name) {
        return items(name).stream()
                .filter(Mapping.class::isInstance)
                .map(Fields::of)
                .toList();
    }

    /** A single value with its place. */
    public Optional<Fragment> text(String name) {
        return node(name).orElse(null) instanceof Scalar scalar ? Optional.of(scalar.fragment()) : Optional.empty();
    }

    /** A single value, or the empty text. */
    public String word(String name) {
        return text(name).map(Fragment::text).orElse("");
    }

    /** The texts of a list, or the one text in place of a list. */
    public List<Fragment> texts(String name) {
        return node(name).map(Fields::texts).orElse(List.of());
    }

    /** The texts of a list, without their places. */
    public List<String> words(String name) {
        return texts(name).stream().map(Fragment::text).toList();
    }

    /** A boolean. */
    public Optional<Boolean> flag(String name) {
        return node(name).flatMap(YamlWords::flag);
    }

    /** A length of time; one without end is zero, as Teleport has it. */
    public Optional<Duration> duration(String name) {
        return text(name)
                .filter(text -> !text.text().isEmpty())
                .flatMap(text -> text.text().equals(ShapeChecker.FOREVER)
                        ? Optional.of(Duration.ZERO)
                        : PolicyParser.duration(text, new Diagnostics()));
    }

    /** A point in time. */
    public Optional<Instant> time(String name) {
        return text(name)
                .filter(text -> !text.text().isEmpty())
                .flatMap(text -> PolicyParser.timestamp(text, new Diagnostics()));
    }

    /** Names with one text each. */
    public Map<String, String> labels(String name) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Entry entry : fields(name).entries()) {
            labels.put(
                    entry.key().text(),
                    entry.value() instanceof Scalar value && !value.isNothing() ? value.text() : "");
        }
        return labels;
    }

    /** Names with any number of texts each. */
    public Map<String, List<String>> lists(String name) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Entry entry : fields(name).entries()) {
            lists.put(
                    entry.key().text(),
                    texts(entry.value()).stream().map(Fragment::text).toList());
        }
        return lists;
    }

    /** The values of a list; none of anything else. */
    public static List<YamlNode> items(YamlNode node) {
        return node instanceof Sequence sequence ? sequence.items() : List.of();
    }

    /** The texts of a list, or the one text in place of a list. */
    public static List<Fragment> texts(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.isNothing() ? List.of() : List.of(scalar.fragment());
        }
        return items(node).stream()
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .map(Scalar::fragment)
                .toList();
    }
}
