package dev.portcullis.syntax;

import dev.portcullis.source.Span;
import java.util.List;

/** A pattern for texts. */
public sealed interface Matcher {
    Span span();

    /** Matches one text only. */
    record Literal(String text, Span span) implements Matcher {}

    /**
     * Matches whole texts that have all parts in order, the first at the start, the last at the end, anything between.
     *
     * @param parts what stands around the stars: two or more, some perhaps empty
     */
    record Glob(List<String> parts, Span span) implements Matcher {
        public Glob {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Matches texts in which the regular expression is found.
     *
     * @param pattern as written, from {@code ^} to {@code $}; not yet compiled
     */
    record Regex(String pattern, Span span) implements Matcher {}
}
