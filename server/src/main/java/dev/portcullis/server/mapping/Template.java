package dev.portcullis.server.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What paths or hosts look like: a list of segments, compared one by one.
 *
 * @param segments all but the rest
 * @param rest what becomes of further segments
 */
record Template(List<Segment> segments, Rest rest) {
    Template {
        segments = List.copyOf(segments);
    }

    /** What one segment may be. */
    sealed interface Segment {
        /** These words. */
        record Literal(String text) implements Segment {}

        /** Anything. */
        record Any() implements Segment {}

        /** Anything, which can be used under a name. */
        record Named(String name) implements Segment {}
    }

    /** What becomes of segments behind those that a template lists. */
    sealed interface Rest {
        /** There must be none. */
        record Nothing() implements Rest {}

        /** There may be any number. */
        record Anything() implements Rest {}

        /** There must be one at least; together, with slashes between them, they can be used under a name. */
        record Named(String name) implements Rest {}
    }

    /** What stands where the template has names; empty where something does not look like the template. */
    Optional<Map<String, String>> match(List<String> found) {
        if (found.size() < segments.size() || (rest instanceof Rest.Nothing && found.size() > segments.size())) {
            return Optional.empty();
        }
        Map<String, String> names = new HashMap<>();
        for (int at = 0; at < segments.size(); at++) {
            Segment segment = segments.get(at);
            if (segment instanceof Segment.Literal literal && !literal.text().equals(found.get(at))) {
                return Optional.empty();
            }
            if (segment instanceof Segment.Named named) {
                names.put(named.name(), found.get(at));
            }
        }
        if (rest instanceof Rest.Named named) {
            if (found.size() == segments.size()) {
                return Optional.empty();
            }
            names.put(named.name(), String.join("/", found.subList(segments.size(), found.size())));
        }
        return Optional.of(names);
    }
}
