package dev.portcullis.catalog;

import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.Optional;

/** A value of a YAML document, with the place where it is written. Places of collections span all that is in them. */
public sealed interface YamlNode {
    Span span();

    /**
     * A single value.
     *
     * @param text the value as it is meant, escapes resolved and lines folded
     * @param style how it is written
     * @param span the place, quotes included
     */
    record Scalar(String text, Style style, Span span) implements YamlNode {
        /** A text that stands in no file. */
        public static Scalar of(String text) {
            return new Scalar(text, Style.QUOTED, Span.NONE);
        }

        /** What it is: only plain values can be anything but text. */
        public ScalarType type() {
            return style == Style.PLAIN ? ScalarType.of(text) : ScalarType.TEXT;
        }

        /** The text with its place. */
        public Fragment fragment() {
            return new Fragment(text, span);
        }
    }

    /** Values in order. */
    record Sequence(List<YamlNode> items, Span span) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        /** Values that stand in no file. */
        public static Sequence of(List<? extends YamlNode> items) {
            return new Sequence(List.copyOf(items), Span.NONE);
        }
    }

    /** Named values in order, no name twice. */
    record Mapping(List<Entry> entries, Span span) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** Named values that stand in no file. */
        public static Mapping of(List<Entry> entries) {
            return new Mapping(entries, Span.NONE);
        }

        /** The entry of a name, if there is one. */
        public Optional<Entry> entry(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .findFirst();
        }
    }

    /** A name and its value. */
    record Entry(Scalar key, YamlNode value) {
        /** A value under a name that stands in no file. */
        public static Entry of(String key, YamlNode value) {
            return new Entry(new Scalar(key, Style.PLAIN, Span.NONE), value);
        }
    }

    /** How a single value is written. */
    enum Style {
        /** Without marks, so that it may be a number, a boolean or nothing. */
        PLAIN,
        /** In quotes or as a block: always text. */
        QUOTED
    }

    /** Whether it stands for a value that is not there. */
    default boolean isNothing() {
        return this instanceof Scalar scalar && scalar.type() == ScalarType.NOTHING;
    }

    /** What it is, as messages say it. */
    default String words() {
        if (this instanceof Scalar scalar) {
            return scalar.type().words();
        }
        return this instanceof Sequence ? "a list" : "a map";
    }
}
