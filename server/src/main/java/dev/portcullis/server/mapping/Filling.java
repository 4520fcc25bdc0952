package dev.portcullis.server.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A text with gaps for what a template has found.
 *
 * @param pieces words and gaps in turn, beginning and ending with words
 */
record Filling(List<String> pieces) {
    Filling {
        pieces = List.copyOf(pieces);
    }

    /** A text that is nothing but one gap. */
    static Filling only(String name) {
        return new Filling(List.of("", name, ""));
    }

    /** The text. */
    String with(Map<String, String> names) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < pieces.size(); at++) {
            text.append(at % 2 == 0 ? pieces.get(at) : names.getOrDefault(pieces.get(at), ""));
        }
        return text.toString();
    }

    /** The names of its gaps. */
    List<String> names() {
        return IntStream.range(0, pieces.size())
                .filter(at -> at % 2 == 1)
                .mapToObj(pieces::get)
                .toList();
    }
}
