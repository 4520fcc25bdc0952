package dev.portcullis.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Values that are each about some names, or about all. Equal sets of names share a value, so that two levels of this take
 * room for the names of both, and not for each pair of them.
 */
final class ByNames<T> {
    private final Supplier<T> maker;
    private final Map<Set<String>, T> shared = new HashMap<>();
    private final Map<String, List<T>> named = new HashMap<>();
    private final List<T> any = new ArrayList<>(1);

    ByNames(Supplier<T> maker) {
        this.maker = maker;
    }

    /** The value that is about these names; about all where there are none. */
    T of(Set<String> names) {
        return shared.computeIfAbsent(names, this::make);
    }

    private T make(Set<String> names) {
        T value = maker.get();
        if (names.isEmpty()) {
            any.add(value);
        }
        names.forEach(name ->
                named.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(value));
        return value;
    }

    /** The values that are about this name and about others. */
    List<T> named(String name) {
        return named.getOrDefault(name, List.of());
    }

    /** The value that is about all names, if there is one. */
    List<T> any() {
        return any;
    }
}
