package dev.portcullis.model;

import dev.portcullis.pattern.RegularExpression;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A list that a decision puts together. What its items hold is limited, as they are all in memory at once.
 *
 * @param items what gives its items
 * @param place where it is written
 */
record MadeList(List<Value> items, Span place) {
    MadeList {
        items = List.copyOf(items);
    }

    List<Object> of(Scope scope) {
        List<Object> made = new ArrayList<>(items.size());
        long size = 0;
        for (int i = 0; i < items.size(); i++) {
            Object item = items.get(i).of(scope);
            size += size(item);
            if (size > RegularExpression.MAX_RESULTS) {
                throw new EvaluationException(
                        "a list holds more than " + RegularExpression.MAX_RESULTS + " characters", place);
            }
            made.add(item);
        }
        return List.copyOf(made);
    }

    /** An item without letters takes room, too. */
    private static long size(Object item) {
        if (item instanceof List<?> list) {
            long size = 1;
            for (int i = 0; i < list.size(); i++) {
                size += size(list.get(i));
            }
            return size;
        }
        return item instanceof String text ? 1L + text.length() : 1;
    }
}
