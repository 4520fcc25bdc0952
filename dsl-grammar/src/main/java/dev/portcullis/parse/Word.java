package dev.portcullis.parse;

import dev.portcullis.source.Span;

/**
 * A piece of a text that stands between blanks and line ends, or next to another.
 *
 * @param kind what it is there for
 * @param span where
 */
public record Word(Kind kind, Span span) {
    /** Who a word is for. */
    public enum Kind {
        /** A word or sign of the language, or a text in quotes. */
        CODE,
        /** From {@code #} or {@code //} to the end of the line. */
        COMMENT
    }
}
