package dev.portcullis.role;

import dev.portcullis.source.Fragment;
import java.util.Optional;

/**
 * What a section of a role says of the labels of one kind of resource.
 *
 * @param selector the wanted labels
 * @param expression a condition over labels and traits
 */
public record LabelCondition(LabelSelector selector, Optional<Fragment> expression) {
    /** Says nothing. */
    public static final LabelCondition NONE = new LabelCondition(LabelSelector.EMPTY, Optional.empty());

    /** Whether it says anything. */
    public boolean saysSomething() {
        return !selector.entries().isEmpty() || expression.isPresent();
    }
}
