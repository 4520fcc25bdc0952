package dev.portcullis.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Text that has not been divided into lines yet. */
sealed interface Layout {
    /** Written as it is. */
    record Text(String text) implements Layout {}

    /** Where nothing else says so, a blank. */
    record Blank() implements Layout {}

    /**
     * A place where a line may end.
     *
     * @param otherwise what is written when it does not: a blank or nothing
     */
    record LineEnd(String otherwise) implements Layout {}

    /** A place where a line ends. */
    record Break() implements Layout {}

    /**
     * A comment; its line ends with it.
     *
     * @param text with its sign
     * @param position whether code stands before it on its line
     */
    record Comment(String text, Position position) implements Layout {
        enum Position {
            OWN_LINE,
            AFTER_CODE
        }
    }

    /** One part after another. */
    record Sequence(List<Layout> parts) implements Layout {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** On one line when it fits there and holds no comment; else every line end that is not in a group of its own is one. */
    record Group(Layout content) implements Layout {}

    /** Lines that begin here are further to the right. */
    record Nested(Layout content) implements Layout {}

    Layout BLANK = new Blank();
    Layout BREAK = new Break();
    /** The end of a line, or a blank. */
    Layout LINE = new LineEnd(" ");
    /** The end of a line, or nothing. */
    Layout GAP = new LineEnd("");

    static Layout text(String text) {
        return new Text(text);
    }

    static Layout sequence(Layout... parts) {
        return new Sequence(List.of(parts));
    }

    static Layout group(Layout... parts) {
        return new Group(sequence(parts));
    }

    static Layout nested(Layout... parts) {
        return new Nested(sequence(parts));
    }

    static Layout join(Collection<Layout> first, Layout... rest) {
        List<Layout> parts = new ArrayList<>(first);
        parts.addAll(List.of(rest));
        return new Sequence(parts);
    }
}
