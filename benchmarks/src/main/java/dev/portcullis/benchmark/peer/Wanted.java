package dev.portcullis.benchmark.peer;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a label must be: one of some values, or anything with one of some beginnings.
 *
 * @param values whole values
 * @param beginnings the patterns that end with a star, without it
 */
record Wanted(Set<String> values, List<String> beginnings) {
    static Wanted of(List<String> patterns) {
        return new Wanted(
                Set.copyOf(patterns.stream().filter(pattern -> !isOpen(pattern)).toList()),
                patterns.stream().filter(Wanted::isOpen).map(Wanted::beginning).toList());
    }

    /** Whether a pattern ends with a star; no other kind of pattern occurs. */
    static boolean isOpen(String pattern) {
        return pattern.endsWith("*");
    }

    /** An open pattern without its star. */
    static String beginning(String pattern) {
        return pattern.substring(0, pattern.length() - 1);
    }

    boolean holds(@Nullable String value) {
        if (value == null) {
            return false;
        }
        if (values.contains(value)) {
            return true;
        }
        for (int i = 0; i < beginnings.size(); i++) {
            if (value.startsWith(beginnings.get(i))) {
                return true;
            }
        }
        return false;
    }
}
