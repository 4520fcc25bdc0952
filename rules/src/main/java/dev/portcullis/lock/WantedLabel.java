package dev.portcullis.lock;

import dev.portcullis.source.Fragment;
import java.util.List;

/**
 * A label that the resource must have.
 *
 * @param key the label
 * @param values any one of them is enough: literals, globs, or regular expressions between {@code ^} and {@code $}
 */
public record WantedLabel(String key, List<Fragment> values) {
    public WantedLabel {
        values = List.copyOf(values);
    }
}
