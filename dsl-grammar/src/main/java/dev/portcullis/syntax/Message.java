package dev.portcullis.syntax;

import dev.portcullis.source.Span;
import java.util.List;

/**
 * What a user is told, with values from the request.
 *
 * @param parts its pieces, in the order of writing
 * @param span the text in quotes
 */
public record Message(List<Part> parts, Span span) {
    public Message {
        parts = List.copyOf(parts);
    }

    /** A piece of a message. */
    public sealed interface Part {
        /** Words as they are. */
        record Words(String text) implements Part {}

        /** <code>{{expression}}</code>: the value of an expression. */
        record Value(Expression expression) implements Part {}
    }
}
