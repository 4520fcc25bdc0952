package dev.portcullis.syntax;

import dev.portcullis.source.Span;

/** A text that may hold one {@code {{expression}}}. */
public sealed interface Template {
    Span span();

    /** A text that stands for itself. */
    record Literal(String text, Span span) implements Template {}

    /** One text for each value of the expression, between prefix and suffix. */
    record Substitution(String prefix, Expression expression, String suffix, Span span) implements Template {}
}
