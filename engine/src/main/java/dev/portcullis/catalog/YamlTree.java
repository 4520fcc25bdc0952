package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlNode.Style;
import dev.portcullis.catalog.YamlReader.YamlEvents;
import dev.portcullis.catalog.YamlReader.YamlRefusal;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds the values of a text from its events. An alias shares the value that it names. */
final class YamlTree {
    private static final String CORE = "tag:yaml.org,2002:";
    private static final String NON_SPECIFIC = "!";
    private static final int MOST_MISTAKES = 1_000;
    private static final Set<String> TAGS = Set.of("str", "int", "float", "bool", "null", "map", "seq");

    private final YamlEvents events;
    private final YamlLimits limits;
    private final Diagnostics diagnostics;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final Set<Anchor> open = new HashSet<>();
    /** How many values there are, those behind aliases counted as often as they are meant. */
    private int size;
    /** How many mistakes have been reported. */
    private int mistakes;
    /** The deepest level since the innermost collection with an anchor began. */
    private int deepest;
    /** Where the last value ended, in offsets. */
    private int lastEnd;

    /** A value that aliases may name, with what one alias costs. */
    private record Anchored(YamlNode node, int size, int height) {}

    YamlTree(YamlEvents events, YamlLimits limits, Diagnostics diagnostics) {
        this.events = events;
        this.limits = limits;
        this.diagnostics = diagnostics;
    }

    /** Reads the value of a document whose start has been read. */
    YamlNode read() {
        anchors.clear();
        open.clear();
        return node(1);
    }

    private YamlNode node(int depth) {
        Event event = events.next();
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth);
        }
        if (event instanceof ScalarEvent scalar) {
            Scalar node = scalar(scalar);
            count(1, node.span());
            if (scalar.getAnchor().isPresent()) {
                anchors.put(scalar.getAnchor().get(), new Anchored(node, 1, 0));
            }
            return node;
        }
        return collection((CollectionStartEvent) event, depth);
    }

    private YamlNode collection(CollectionStartEvent start, int depth) {
        Span place = events.offsets().at(start.getStartMark());
        if (depth > limits.depth()) {
            throw new YamlRefusal(DiagnosticCode.NESTED_TOO_DEEP.at(place, limits.depth()));
        }
        count(1, place);
        checkTag(start.getTag(), place);
        int sizeBefore = size;
        int deepestBefore = deepest;
        deepest = depth;
        Optional<Anchor> anchor = start.getAnchor();
        if (anchor.isPresent()) {
            open.add(anchor.get());
        }
        lastEnd = Math.max(lastEnd, place.start());
        YamlNode node = start.getEventId() == Event.ID.SequenceStart ? sequence(start, depth) : mapping(start, depth);
        if (anchor.isPresent()) {
            open.remove(anchor.get());
            anchors.put(anchor.get(), new Anchored(node, size - sizeBefore + 1, deepest - depth));
        }
        deepest = Math.max(deepest, deepestBefore);
        return node;
    }

    private Sequence sequence(CollectionStartEvent start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (events.peek() != Event.ID.SequenceEnd) {
            items.add(node(depth + 1));
        }
        return new Sequence(items, end(start));
    }

    private Mapping mapping(CollectionStartEvent start, int depth) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Scalar> seen = new HashMap<>();
        while (events.peek() != Event.ID.MappingEnd) {
            Scalar key = key(depth);
            Scalar first = seen.putIfAbsent(key.text(), key);
            YamlNode value = node(depth + 1);
            if (first != null) {
                report(DiagnosticCode.DUPLICATE_KEY.at(key.span(), YamlWords.shortened(key.text()), first.span()));
            } else if (key.style() == Style.PLAIN && key.text().equals("<<")) {
                report(DiagnosticCode.MERGE_KEY.at(key.span()).withHelp("write the values out"));
            } else {
                entries.add(new Entry(key, value));
            }
        }
        return new Mapping(entries, end(start));
    }

    private Scalar key(int depth) {
        if (events.peek() == Event.ID.Scalar || events.peek() == Event.ID.Alias) {
            if (node(depth) instanceof Scalar scalar) {
                return scalar;
            }
            throw complexKey(new Span(events.offsets().file(), lastEnd, lastEnd));
        }
        throw complexKey(events.offsets().at(events.next().getStartMark()));
    }

    private static YamlRefusal complexKey(Span place) {
        return new YamlRefusal(DiagnosticCode.INVALID_YAML.at(place, "a key must be a single value"));
    }

    private YamlNode alias(AliasEvent event, int depth) {
        Span place = place(event.getStartMark(), event.getEndMark());
        String written = YamlWords.shortened(place.text());
        if (open.contains(event.getAlias())) {
            throw new YamlRefusal(DiagnosticCode.INVALID_ALIAS.at(place, written, "names what it is a part of"));
        }
        Anchored anchored = anchors.get(event.getAlias());
        if (anchored == null) {
            throw new YamlRefusal(DiagnosticCode.INVALID_ALIAS.at(place, written, "names nothing above it"));
        }
        if (depth + anchored.height() > limits.depth()) {
            throw new YamlRefusal(DiagnosticCode.NESTED_TOO_DEEP.at(place, limits.depth()));
        }
        count(anchored.size(), place);
        deepest = Math.max(deepest, depth + anchored.height());
        lastEnd = place.end();
        return anchored.node();
    }

    private Scalar scalar(ScalarEvent event) {
        Span whole = place(event.getStartMark(), event.getEndMark());
        Span place = event.isLiteral() || event.isFolded() ? withoutBlankEnd(whole) : whole;
        lastEnd = place.end();
        Span value = withoutProperties(event, event.getTag(), place);
        checkTag(event.getTag(), events.offsets().at(event.getStartMark()));
        if (event.getValue().length() > limits.scalar()) {
            report(DiagnosticCode.TOO_LARGE.at(
                    new Span(value.file(), value.start(), value.start()), "value", YamlLimits.words(limits.scalar())));
        }
        if (!event.isPlain() && hasHalfCharacter(event.getValue())) {
            report(DiagnosticCode.INVALID_YAML.at(value, "an escape stands for half a character"));
        }
        return new Scalar(event.getValue(), style(event), value);
    }

    private static Style style(ScalarEvent event) {
        return event.getTag()
                .map(tag -> tag.equals(CORE + "str") || !tag.startsWith(CORE) ? Style.QUOTED : Style.PLAIN)
                .orElse(event.isPlain() ? Style.PLAIN : Style.QUOTED);
    }

    private void checkTag(Optional<String> tag, Span place) {
        if (tag.isPresent() && !isKnown(tag.get())) {
            report(DiagnosticCode.UNKNOWN_TAG
                    .at(place, YamlWords.shortened(asWritten(tag.get())))
                    .withHelp("remove the tag"));
        }
    }

    private static boolean isKnown(String tag) {
        return tag.equals(NON_SPECIFIC) || (tag.startsWith(CORE) && TAGS.contains(tag.substring(CORE.length())));
    }

    private static String asWritten(String tag) {
        return tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
    }

    /** Reports a mistake after which reading can go on, unless there are too many of them. */
    private void report(Diagnostic mistake) {
        mistakes++;
        if (mistakes >= MOST_MISTAKES) {
            throw new YamlRefusal(mistake);
        }
        diagnostics.add(mistake);
    }

    private void count(int values, Span place) {
        size += values;
        if (size > limits.nodes()) {
            throw new YamlRefusal(DiagnosticCode.TOO_LARGE
                    .at(place, "number of values", limits.nodes())
                    .withHelp("split the file"));
        }
    }

    private Span end(CollectionStartEvent start) {
        Event end = events.next();
        int from = events.offsets().of(start.getStartMark());
        if (start.isFlow()) {
            lastEnd = events.offsets().of(end.getEndMark());
        }
        return new Span(events.offsets().file(), from, Math.max(from, lastEnd));
    }

    private Span place(Optional<Mark> start, Optional<Mark> end) {
        return new Span(
                events.offsets().file(),
                events.offsets().of(start),
                events.offsets().of(end));
    }

    private static Span withoutBlankEnd(Span place) {
        String text = place.file().text();
        int end = place.end();
        while (end > place.start() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(place.file(), place.start(), end);
    }

    /** The place without the anchor and the tag that the parser counts in. */
    private static Span withoutProperties(ScalarEvent event, Optional<String> tag, Span place) {
        if (event.getAnchor().isEmpty() && tag.isEmpty()) {
            return place;
        }
        String text = place.file().text();
        int at = place.start();
        while (at < place.end() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < place.end() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            while (at < place.end() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        return new Span(place.file(), at, place.end());
    }

    private static boolean hasHalfCharacter(String text) {
        return text.codePoints().anyMatch(unit -> unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE);
    }
}
