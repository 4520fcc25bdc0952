package dev.portcullis.server.mapping;

import java.util.List;
import java.util.Optional;

/**
 * Where one word of a decision comes from: the first that has a value.
 *
 * @param word what it is, as messages say it
 * @param sources in their order
 */
record Sources(String word, List<Source> sources) {
    private static final int LONGEST = 4_096;
    private static final int REPLACEMENT = 0xFFFD;

    Sources {
        sources = List.copyOf(sources);
    }

    /** The value, whatever it is. */
    Optional<Object> value(ReadExchange exchange) {
        for (Source source : sources) {
            Optional<Object> found = source.in(exchange);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * The value as one text.
     *
     * @throws MappingRefusal if it is anything else
     */
    Optional<String> text(ReadExchange exchange) {
        return value(exchange).map(this::text);
    }

    /**
     * The value as texts.
     *
     * @throws MappingRefusal if it is anything else
     */
    Optional<List<String>> texts(ReadExchange exchange) {
        return value(exchange)
                .map(value -> value instanceof List<?> list
                        ? list.stream().map(this::text).toList()
                        : List.of(text(value)));
    }

    private String text(Object value) {
        if (value instanceof List<?> list && list.size() == 1) {
            return text(list.get(0));
        }
        if (!(value instanceof String text)) {
            throw new MappingRefusal(word + " is not one text");
        }
        if (text.length() > LONGEST) {
            throw new MappingRefusal(word + " is longer than " + LONGEST + " characters");
        }
        if (text.codePoints().anyMatch(unit -> Character.isISOControl(unit) || unit == REPLACEMENT)) {
            throw new MappingRefusal(word + " holds a character that no name has");
        }
        return text;
    }
}
