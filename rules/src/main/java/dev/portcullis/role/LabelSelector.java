package dev.portcullis.role;

import dev.portcullis.source.Fragment;
import java.util.List;

/**
 * Which labels a resource must have: every entry, with any one of its values.
 *
 * @param entries the wanted labels; none of them matches nothing
 */
public record LabelSelector(List<Entry> entries) {
    /** Matches nothing. */
    public static final LabelSelector EMPTY = new LabelSelector(List.of());

    public LabelSelector {
        entries = List.copyOf(entries);
    }

    /**
     * One wanted label. Keys and values may be templates, values also patterns.
     *
     * @param key the label
     * @param values any one of them is enough
     */
    public record Entry(Fragment key, List<Fragment> values) {
        public Entry {
            values = List.copyOf(values);
        }
    }

    /** Matches everything. */
    public static LabelSelector everything() {
        return new LabelSelector(List.of(new Entry(Fragment.of("*"), List.of(Fragment.of("*")))));
    }
}
