package dev.portcullis.reference;

import java.util.List;

/** What an expression can be worth. */
sealed interface Value {
    /** A string. */
    record Text(String text) implements Value {}

    /** A list of strings. */
    record Items(List<String> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** True or false. */
    record Truth(boolean holds) implements Value {}

    /** The string that a value must be. */
    default String text() throws EvaluationException {
        if (this instanceof Text string) {
            return string.text;
        }
        throw new EvaluationException("not a string");
    }

    /** The list that a value must be; a single string is a list of one. */
    default List<String> items() throws EvaluationException {
        if (this instanceof Items list) {
            return list.items;
        }
        return List.of(text());
    }

    /** The truth that a value must be. */
    default boolean holds() throws EvaluationException {
        if (this instanceof Truth truth) {
            return truth.holds;
        }
        throw new EvaluationException("neither true nor false");
    }
}
