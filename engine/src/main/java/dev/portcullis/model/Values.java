package dev.portcullis.model;

import dev.portcullis.source.Span;
import java.util.List;

/** The kinds of value that expressions have, told apart where the checker cannot know them. */
final class Values {
    private Values() {}

    static String text(Object value, Span place) {
        if (value instanceof String text) {
            return text;
        }
        throw new EvaluationException("a text is needed here", place);
    }

    /** A list; a single text is a list of one. */
    static List<?> list(Object value, Span place) {
        if (value instanceof List<?> list) {
            return list;
        }
        if (value instanceof String text) {
            return List.of(text);
        }
        throw new EvaluationException("a list is needed here", place);
    }

    static boolean truth(Object value, Span place) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new EvaluationException("a condition is needed here", place);
    }
}
